"""What faults say of files, values and systems in Chinese, in the place of `{}`."""

import re
from collections.abc import Iterator

_PARTS = {
    # What a file was found to be in place of text.
    "a PDF file": "PDF",
    "a gzip file": "gzip 压缩文件",
    "a picture": "图片",
    "a zip or Office file": "zip 压缩文件或 Office 文件",
    "an RTF file": "RTF",
    "an old Office file": "旧版 Office 文件",
    "binary data": "二进制数据",
    # What the system says.
    "Is a directory": "是文件夹",
    "No space left on device": "磁盘已满",
    "No such file or directory": "没有这个文件或文件夹",
    "Not a directory": "不是文件夹",
    "Permission denied": "没有权限",
    "Read-only file system": "文件系统只读",
    "File exists": "已有同名文件",
    "File name too long": "文件名过长",
    "Too many levels of symbolic links": "符号链接循环",
    "standard output": "屏幕",
    # Of readers of YAML and JSON.
    "mapping values are not allowed here": "这里不能有“: ”；请加引号",
    "NoneType": "空值",
    "dict": "对象",
    "int": "数",
    "list": "列表",
    "str": "文字",
    "could not find expected ':'": "缺少“:”",
    "did not find expected ',' or ']'": "缺少“,”或“]”",
    "did not find expected ',' or '}'": "缺少“,”或“}”",
    "did not find expected '-' indicator": "缺少“-”",
    "did not find expected key": "这里应有键（看缩进和引号）",
    "did not find expected node content": "这里应有值",
    "found character that cannot start any token": "这个字不能在开头；请加引号",
    "found unexpected end of stream": "引号没有配对",
    "mapping values are not allowed in this context": "这里不能有“: ”；请加引号",
    "block sequence entries are not allowed in this context": "这里不能有“- ”",
    "block mapping entries are not allowed in this context": "这里不能有“键: ”",
    "Input data was truncated": "没有写完",
    # Forms of values.
    "a catalogue id like CHG-01": "CHG-01 这样的目录编号",
    "a comparison": "比较式",
    "a constant": "常量",
    "a date or a period": "日期或时期",
    "a day": "日期",
    "a day like 2026-01-31": "2026-01-31 这样的日期",
    'a decimal number like "12.5"': "“12.5”这样的数",
    "a list": "列表",
    "a list of figures": "一列数据",
    "a mapping": "映射",
    "a name like more-than (a-z, 0-9, -)": "more-than 这样的名称（a-z、0-9、-）",
    "a name like start (a-z, 0-9, _)": "start 这样的名称（a-z、0-9、_）",
    "a number": "数",
    "a share or a multiple": "比率或倍数",
    "a text": "文字",
    "a whole number like -1": "-1 这样的整数",
    "an empty one": "空列表",
    "an id like change/difference": "change/difference 这样的 id",
    "nothing": "没有",
    "text": "文字",
    "plain text": "普通文字",
    "true or false": "true 或 false",
    "fail": "不符",
    "pass": "相符",
    "skip": "未判",
    # What rules and configurations are made of, by their titles.
    "A sentence with its figures marked: ⟦start:97家⟧": "标出数据的句子：⟦start:97家⟧",
    "Its name for editors": "给编辑看的名称",
    "Its slots": "它的槽位",
    "Kinds of figure": "数据的种类",
    "Right sentences": "对的句子",
    "Sentences it leaves alone": "规则不管的句子",
    "Text with figures as placeholders: 从{start}增加到{end}": "数据留空的文字，如从{start}到{end}",
    "The day it must be looked up again": "何时要重新查对",
    "The day it was last looked up": "上次查对的日期",
    "The exact message": "不符时的原话",
    "The kind of claim it states": "说的是哪种数据陈述",
    "The reason as editors read it": "给编辑看的原因",
    "Unique over all files": "所有文件中不能重复",
    "What a fail says; {end - start} is computed, {end} is quoted": "不符时怎么说",
    "What the rule demands, as editors read it": "给编辑看的要求",
    "What the rule says of these sentences; run by checker rules test": "例句",
    "What would be right": "怎样才对",
    "Where the fact is printed": "出处",
    "Why the rule exists, for editors": "给编辑看的缘由",
    "How bad a fail is": "级别",
    "Words as they are printed": "印出来的词",
    "Wrong sentences": "错的句子",
    "globs of pages": "版面的通配符",
}
_FORMS = {
    "a mapping with {}": "带 {0} 的映射",
    "one of {}": "{0} 之一",
    "was killed by {}": "{0}",
    "ended with code {}": "退出码 {0}",
    "fail “{}”": "不符“{0}”",
    "pass “{}”": "相符“{0}”",
    "skip “{}”": "未判“{0}”",
    "expected the node content, but found {}": "这里应有值",
    "expected ',' or ']', but got {}": "缺少“,”或“]”",
    "expected ',' or '}', but got {}": "缺少“,”或“}}”",
    "expected <block end>, but found {}": "缩进不对",
    "found character {} that cannot start any token": "{0} 不能在开头；请加引号",
    "an entry of {}": "{0} 的一项",
    "JSON is malformed: {} (byte {})": "第 {1} 字节起格式不对",
}


def part_in_chinese(part: str) -> str:
    """Return a part of a fault in Chinese where it is no word of the user's.

    >>> part_in_chinese("a mapping with rule, quotes")
    '带 rule, quotes 的映射'
    """
    if part in _PARTS:
        return _PARTS[part]
    for pattern, chinese in patterns_of(_FORMS):
        if found := re.fullmatch(pattern, part):
            return chinese.format(*found.groups())
    return part


def patterns_of(table: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what each fault of a table looks like, with its Chinese; `{}` is any words."""
    for english, chinese in table.items():
        yield "(.+?)".join(re.escape(piece) for piece in english.split("{}")), chinese
