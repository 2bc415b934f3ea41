"""The commonest faults in Chinese; they are raised in English, by parts that know no language."""

import re
from importlib import import_module

from checker.core.late import late

# What an English fault says, without its place, and how to say it in Chinese.
_CHINESE = {
    "no such file; name a page file or a folder of pages": "没有这个文件；请给版面文件或文件夹",
    "no such file or folder": "没有这个文件或文件夹",
    "no file fits this pattern": "没有文件符合这个通配符",
    "expected a page file, found a folder; name the files in it": (
        "这是文件夹，不是版面文件；请给其中的文件"
    ),
    r"the file cannot be read \((.+)\); check its name and permissions": (
        "文件无法读取（{0}）；请看文件名和权限"
    ),
    r"expected at most (\d+) MiB, found (\d+) MiB; cut the file into pages": (
        "文件有 {1} MiB，最多 {0} MiB；请按版面拆开"
    ),
    r"expected at most (\d+) MiB": "超过 {0} MiB",
    "expected the text of a page, found an empty file; save the page as plain text in UTF-8": (
        "文件是空的；请把版面存为 UTF-8 纯文本"
    ),
    "expected text, found (.+); save the page as plain text in UTF-8": (
        "不是文本（{0}）；请把版面存为 UTF-8 纯文本"
    ),
    r"expected UTF-8, found byte (\S+) at offset (\d+) \(line (\d+)\); save it again": (
        "不是完整的 UTF-8：第{2}行有字节 {0}（位置 {1}）；请重新保存"
    ),
    "expected UTF-8 or GB18030, found another encoding; save the page as plain text in UTF-8": (
        "文件编码不是 UTF-8 或 GB18030；请把版面存为 UTF-8 纯文本"
    ),
    "front matter: expected a date, found “(.*)”; write (.+)": "文首的日期“{0}”不对；请写 {1}",
    "front matter is not YAML: (.+)": "文首（front matter）不是 YAML：{0}",
    "front matter: expected “key: value” lines, found (.+); write (.+)": (
        "文首应为“键: 值”各占一行，不能是{0}；请写 {1}"
    ),
    "front matter: key “(.+)” is given twice; keep one": "文首的“{0}”写了两次；请留一个",
    r"front matter: aliases \(\*name\) are not allowed; write the value out": (
        "文首不用别名（*name）；请把值写出来"
    ),
    "front matter: expected a plain word as key": "文首的键应为一个词",
    r"front matter: nested more than (\d+) deep": "文首嵌套超过 {0} 层",
    r"folder not readable: (.+)": "文件夹无法读取：{0}",
    "the file changes while it is read; check it again when it is whole": (
        "文件在读取时有改动；请写完后再核查"
    ),
    r"not checked: each process that tried was killed \(out of memory\?\)": (
        "未能核查：核查它的进程都被终止（内存不足？）"
    ),
    "a process that checked this page (.+) again; it is left out": (
        "核查此版的进程又被终止（{0}）；此版略过"
    ),
    r"a process that checked pages (.+); its (\d+) pages are checked again": (
        "一个核查进程被终止（{0}）；它的 {1} 版重新核查"
    ),
    r"the checker failed on this page \((.+) in (.+)\); please report it": (
        "核查此版时程序出错（{0}，{1}）；此版未核查，请把版面和这行字发给维护者"
    ),
    r"going on without the cache \((.+)\)": "不用缓存，继续核查（{0}）",
    r"the cache was broken and is thrown away \((.+)\)": "缓存已损坏，弃之重建（{0}）",
    'key "date": expected 2022-04-13, found (.+)': "date 不是日期（{0}）；请写成 2022-04-13 的样子",
    'key "(.+)": expected a string, found (.+)': "{0} 应为文字，不能是 {1}",
    'key "id": expected a string or a number, found (.+)': "id 应为文字或数，不能是 {0}",
    "not readable as JSON: (.+)": "不是 JSON：{0}",
    "not readable from here on: (.+)": "从此处起无法读取：{0}",
    "expected an object with the key text, found (.+)": "应为带 text 键的对象，不能是 {0}",
    'expected the key "text" with the text of the page': "缺少 text 键（版面文本）",
    r"line of over (\S+) bytes; the rest is not read": "一行超过 {0} 字节；其余不读",
    r"unpacks to over (\d+) times its size; the rest is not read": (
        "解压后超过原大小的 {0} 倍；其余不读"
    ),
    "--write-baseline is over all pages; leave out --changed-since": (
        "--write-baseline 须核查全部版面；请去掉 --changed-since"
    ),
    "nothing pruned, because not every page could be checked": ("有版面未能核查，因此一条也没有删"),
    "baseline is no JSON; write it anew": "基线文件不是 JSON；请重新写",
    r"git cannot be run \((.+)\); install it": "无法运行 git（{0}）；请先安装",
    "no git repository here; --changed-since compares with git": (
        "这里不是 git 仓库；--changed-since 要与 git 中的版本比较"
    ),
    r"git knows no revision (.+); name a commit, branch or tag "
    r"\(a shallow clone lacks older ones: fetch them first\)": (
        "git 中没有 {0} 这个版本；请写提交、分支或标签（浅克隆缺少旧版本，请先 fetch）"
    ),
    "git failed: (.+)": "git 出错：{0}",
    r"processes for checking cannot start \((.+)\); try -j 1": (
        "核查进程无法启动（{0}）；请试 -j 1"
    ),
    "no page found; pages are (.+) files": (
        "没有找到版面；版面是 .txt、.md、.jsonl 或 .jsonl.gz 文件"
    ),
    'no page found; "exclude" leaves out all of (.+)': (
        "没有找到版面：{0} 中的版面都被 exclude 排除了"
    ),
    r"standard input \(-\) can be given once only": "标准输入（-）只能给一次",
    "cannot be written: (.+)": "无法写入：{0}",
    "configuration cannot be read: (.+)": "配置文件无法读取：{0}",
    "waivers file cannot be read: (.+)": "豁免文件无法读取：{0}",
    "baseline cannot be read: (.+)": "基线文件无法读取：{0}",
    "no waivers file found beside the pages; name it with --waivers": (
        "版面旁边没有豁免文件；请用 --waivers 指定"
    ),
    r"--write-baseline needs the file: --write-baseline FILE\.json": (
        "--write-baseline 要写明文件：--write-baseline 文件.json"
    ),
    "--baseline and --write-baseline name two files; name one": (
        "--baseline 与 --write-baseline 写了两个文件；请只写一个"
    ),
    "(.+) and (.+) would both go to (.+); give each format a file with -o": (
        "{0} 和 {1} 都要写到 {2}；请给每种格式各加一个 -o 文件"
    ),
    "the report would be written over the page; name another file": (
        "报告会覆盖要核查的版面；请另取文件名"
    ),
    "a folder, but (.+) is one file; name a file in it": (
        "这是文件夹，而 {0} 是一个文件；请给其中的文件名"
    ),
    "no such file or folder: (.+)": "没有这个文件或文件夹：{0}",
    "html is not for a terminal; name a file: (.+)": "html 不能写到终端；请给文件名：{0}",
    'no format is called "(.*)"': "没有“{0}”这个格式",
    'no rule is called "(.*)"; `checker rules list` shows all': (
        "没有“{0}”这条规则；用 checker rules list 看全部"
    ),
    'no rule is called "(.*)"': "没有“{0}”这条规则",
    "expected a day like 2022-04-13, found (.+?)(?:; see `.+ --help`)?": (
        "{0} 不是日期；请写成 2022-04-13 的样子"
    ),
    r"argument (\S+): expected columns from (\d+) to (\d+), found (.+); see `(.+)`": (
        "{0} 须是 {1} 至 {2}，不能是 {3}；用法见 {4}"
    ),
    r"argument (\S+): expected a number from 1 on, found (.+); see `(.+)`": (
        "{0} 须是从 1 起的整数，不能是 {1}"
    ),
    r"argument (\S+): invalid choice: (.+) \(choose from (.+)\); see `(.+)`": (
        "{0} 不能是 {1}；可用：{2}；用法见 {3}"
    ),
    r"argument (\S+): expected one argument; see `(.+)`": "{0} 后面缺一个值；用法见 {1}",
    "the following arguments are required: (.+); see `(.+)`": "缺少 {0}；用法见 {1}",
    "unrecognized arguments: (.+); see `(.+)`": "没有这个选项：{0}；用法见 {1}",
}
_LINE = late(r"\bline (\d+): ")
_OPTION = late(r"\bargument (\S+): ")
_OF_PATTERN = late(r"\bcharacter (\d+) of the pattern: ")
_KEY = late(r'"([\w/-]+)": $')
_HINTS = (
    (late(r'; did you mean "([^"]+)"\?$'), "；是不是“{0}”？"),
    (late(r"; known(?: keys?| kinds)?: (.+)$"), "；可用：{0}"),
    (late("; none is known$"), "；一个也没有"),
)


def fault_in(language: str, fault: str) -> str:
    """Return a fault, its place before it or not, in `language` where its words are known.

    >>> fault_in("zh", "A02.txt: no such file or folder")
    'A02.txt: 没有这个文件或文件夹'
    """
    if not language.startswith("zh"):
        return fault
    # Faults are rare and end the run or the page, so the patterns are compiled only here.
    for pattern, words in _HINTS:
        if found := pattern.search(fault):
            body = _said(fault[: found.start()])
            return fault if body is None else body + words.format(*found.groups())
    return _said(fault) or fault


def _said(fault: str) -> str | None:
    """Return a fault without hint in Chinese, None where its words are not known."""
    files = import_module("checker.report.fault_words_files")
    for english, chinese in (*_CHINESE.items(), *files.patterns()):
        # The longest place: a fault may begin with words of the user.
        if found := re.fullmatch(rf"(?s:(.*(?:: |：))?){english}", fault):
            parts = (_part(found, number) for number in range(2, found.re.groups + 1))
            said: str = chinese.format(*parts)
            return _place(found[1] or "") + said
    return None


def _part(found: re.Match[str], number: int) -> str:
    """Return a part of a fault in Chinese; what is quoted are words of the user, and stays."""
    part: str = found[number] or ""
    if found.string[: found.start(number)].endswith(('"', "“")):
        return part
    in_chinese = import_module("checker.report.fault_words_parts").part_in_chinese
    return str(in_chinese(part))


def _place(place: str) -> str:
    """Return where a fault is in Chinese: line 3, a key, an option, a character of a pattern."""
    place = _OPTION.sub(r"\1: ", place)
    place = _LINE.sub(r"第\1行: ", place)
    return _KEY.sub(r"“\1”：", _OF_PATTERN.sub(r"句式第\1字：", place))
