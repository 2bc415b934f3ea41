"""The faults of YAML files in Chinese: rules, configuration, waivers, baseline; and of formulas.

In a fault `{}` stands for any words; in the Chinese `{0}` for the first of them.
"""

from functools import cache

from checker.report.fault_words_parts import patterns_of

_FAULTS = {
    # Of any YAML file.
    "not readable as YAML: {}": "不是 YAML：{0}",
    "not UTF-8: byte {}; save the file as UTF-8": "不是 UTF-8（字节 {0}）；请存为 UTF-8",
    "expected UTF-8; save the file as UTF-8": "不是 UTF-8；请存为 UTF-8",
    "a tab stands here; indent with spaces": "这里有制表符；缩进请用空格",
    "a control character {} stands here; indent with spaces": "这里有控制字符 {0}；请删去",
    "the file is empty; expected words, claims, phrases … or rules": (
        "文件是空的；应有 words、claims、phrases、rules 等"
    ),
    "the file holds no words, claims … or rules": "文件里没有 words、claims、rules 等",
    "a second document starts; a rule file is one": "又开始一个文档；一个文件只能有一个",
    "the file has {} bytes; at most {} are read": "文件有 {0} 字节；最多读 {1} 字节",
    'alias "{}" refused; write the value out': "不用别名“{0}”；请把值写出来",
    'anchor "{}" refused; write the value out': "不用锚点“{0}”；请把值写出来",
    'tag "{}" refused; write a plain list or mapping': "不用标签“{0}”；请写普通的列表或映射",
    'tag "{}" refused; write a plain value': "不用标签“{0}”；请写普通的值",
    "nested deeper than {}": "嵌套超过 {0} 层",
    'key "{}" stands twice, first in line {}': "键“{0}”写了两次，第一次在第{1}行",
    "a key must be a word": "键须是一个词",
    'unknown key "{}" in {}': "{1} 没有“{0}”这个键",
    'unknown key "{}"': "没有“{0}”这个键",
    "unknown key “{}”": "没有“{0}”这个键",
    'a rule lacks the key "{}" (or a "pattern" instead)': "规则缺少“{0}”（或改用“pattern”）",
    '{} lacks the key "{}" ({})': "{0} 缺少“{1}”（{2}）",
    '"{}": expected a list of at least one, found an empty one': "“{0}”：列表至少要有一项",
    "\"{}\": expected {}, found {}; write it in quotes: '{}'": (
        "“{0}”：应为{1}，不能是{2}；请加引号：'{3}'"
    ),
    '"{}": no such choice: "{}"': "“{0}”不能是“{1}”",
    '"{}": "{}" stands twice': "“{0}”：“{1}”写了两次",
    '"{}": expected {}, found {}': "“{0}”：应为{1}，不能是{2}",
    # Of rules.
    "not readable: {}": "无法读取：{0}",
    "no rule file (*.yaml) in this folder": "这个文件夹里没有规则文件（*.yaml）",
    '{}: "{}" is defined at {} already': "{0}：“{1}”在 {2} 已有定义",
    'phrase "{}" says what "{}" at {} says already': "句式“{0}”与“{1}”（{2}）相同",
    'rule "{}" says what "{}" at {} says already': "规则“{0}”与“{1}”（{2}）相同",
    'rule "{}" has {} of {} examples under "{}"': "规则“{0}”的“{3}”例句有 {1} 个，至少要 {2} 个",
    'no claim kind "{}"': "没有“{0}”这种数据陈述",
    'no guard "{}"': "没有“{0}”这个排除条件",
    'no word class "{}"': "没有“{0}”这个词类",
    'no other slot "{}"': "没有另一个槽位“{0}”",
    'no slot or constant "{}"': "没有“{0}”这个槽位或常量",
    'no reference entry "{}"': "没有“{0}”这条参照",
    'no function "{}"': "没有“{0}”这个函数",
    'no kind of figure "{}"': "没有“{0}”这种数据",
    'claim "{}" has no slot "{}"': "数据陈述“{0}”没有槽位“{1}”",
    'claim "{}" has no constant "{}"': "数据陈述“{0}”没有常量“{1}”",
    'the pattern has no slot "{}"': "句式里没有槽位“{0}”",
    'slot "{}" takes no {}; it takes {}': "槽位“{0}”不能放{1}；可放 {2}",
    'slot "{}" takes one figure; one match would give it {}': (
        "槽位“{0}”只放一个数据；这样一次会放 {1} 个"
    ),
    'slot "{}" takes one figure; write {} or many: true': (
        "槽位“{0}”只放一个数据；请写 {1}，或加 many: true"
    ),
    'unknown unit "{}"': "没有“{0}”这个单位",
    '"{}" is a word of the pattern language; name it otherwise': (
        "“{0}”是句式语言的用词；请另取名"
    ),
    '"{}" is a slot; a constant needs its own name': "“{0}”是槽位；常量请另取名",
    "a claim kind needs at least one slot": "数据陈述至少要有一个槽位",
    "a reference needs a value, a band (low, high), days (start, end) or words": (
        "参照要有数值（value）、区间（low、high）、日期（start、end）或词（words）"
    ),
    "a reference has a value or a band, not both": "参照有数值或区间，不能都有",
    '"{}" {} is above "{}" {}; swap them': "“{0}”{1} 大于“{2}”{3}；请对调",
    'a phrase has either "pattern" or "each"': "句式有“pattern”或“each”，只取其一",
    '"each" needs a claim kind with one slot; "{}" has {}': (
        "“each”要用只有一个槽位的数据陈述；“{0}”有 {1} 个"
    ),
    'a rule has "pattern" or "{}", not both': "规则有“pattern”或“{0}”，不能都有",
    "a wording is at most a query; expected query or style": (
        "查用词的规则最多是 query；请写 query 或 style"
    ),
    'examples lacks the key "skip" (Sentences it leaves alone)': (
        "examples 缺少“skip”（规则不管的句子）"
    ),
    'a mark names no slot: "{}"': "标记的不是槽位：“{0}”",
    "a mark names no slot: write {}": "标记没有写明槽位：请写 {0}",
    "a mark is not whole; expected {}": "标记不完整；应为 {0}",
    # Of patterns.
    "a pattern has at most {} characters, this one {}": "句式最多 {0} 字，这里有 {1} 字",
    "the pattern matches the empty string; make a part of it required": (
        "句式什么都没有也算符合；至少要有一处必需"
    ),
    "the pattern holds no required text or word; figures alone match anywhere": (
        "句式里没有必需的文字；只有数据到处都会符合"
    ),
    "the pattern fills no slot; write {} for a figure": "句式没有填任何槽位；数据请写 {0}",
    "a gap at the start or the end of a pattern says nothing; drop it": (
        "句式首尾的空隙不起作用；请删去"
    ),
    'a pattern has at most {} gaps "**", this one {}': "句式最多有 {0} 处“**”，这里有 {1} 处",
    "brackets are nested deeper than {}": "括号嵌套超过 {0} 层",
    "two gaps follow each other; one is enough": "两处空隙相连；一处就够",
    "a gap may be empty already; drop the ?": "空隙本来可以为空；请删去 ?",
    "the alternatives may be empty already; drop the ?": "备选项本来可以为空；请删去 ?",
    "a second ? says nothing; drop it": "第二个 ? 不起作用；请删去",
    "a pattern is one line": "句式只能是一行",
    '"{}" stands outside ( ); write \\ before it': "“{0}”在 ( ) 之外；前面请加 \\",
    '"{}" stands alone; write \\ before it': "“{0}”单独出现；前面请加 \\",
    '"{}" is not closed by "{}"': "“{0}”没有用“{1}”结束",
    "[] holds no character": "[] 里没有字",
    "an alternative is empty; write (…)? instead": "有一个备选项为空；请改写 (…)?",
    "a list needs a slot: {}": "列表要有槽位：{0}",
    "\\ escapes nothing; write \\\\ for the character itself": "\\ 后面没有字；要这个字请写 \\\\",
    "expected {} or {}": "应为 {0} 或 {1}",
    # Of formulas.
    "expected a formula, found nothing": "应有算式，这里是空的",
    "a formula has at most {} characters, found {}": "算式最多 {0} 字，这里有 {1} 字",
    "a formula is at most {} levels deep": "算式最多 {0} 层",
    'not a formula: "{}"': "不是算式：“{0}”",
    '"{}" has no meaning in a formula; write "{}"': "算式里不用“{0}”；请写“{1}”",
    '"{}" has no meaning in a formula': "算式里不用“{0}”",
    'names are in small letters, found "{}"': "名称须用小写，不能是“{0}”",
    'write numbers like 12 or 0.5, found "{}"': "数请写成 12 或 0.5 的样子，不能是“{0}”",
    'expected a comparison, found the value "{}"': "应为比较式，“{0}”是数",
    'expected a comparison, found "{}"': "应为比较式，不能是“{0}”",
    'expected a value, found the comparison "{}"': "应为数，“{0}”是比较式",
    'a text stands only in a function: band("{}")': '文字只能放在函数里：band("{0}")',
    'a formula has no attributes: "{}"': "算式里没有属性：“{0}”",
    '"{}" cannot be called': "“{0}”不是函数",
    "a power of a power is not computed; multiply the powers": "不算乘方的乘方；请把指数相乘",
    'a power is a whole number from {} to {}, found "{}"': (
        "指数须是 {0} 至 {1} 的整数，不能是“{2}”"
    ),
    "{}() takes its values without names": "{0}() 的值不带名称",
    "{}() takes no text": "{0}() 不能放文字",
    "{}() takes the id of a reference entry in quotes: {}": "{0}() 要放参照的 id，加引号：{1}",
    "{}() takes ({}), found {} values": "{0}() 要放（{1}），这里有 {2} 个值",
    "{}() takes {}, found {}": "{0}() 要放{1}，不能是{2}",
    '"{}" is a number; expected a comparison like {}': "“{0}”是数；应为比较式，如 {1}",
    '"{}" is a comparison; expected a number like {}': "“{0}”是比较式；应为数，如 {1}",
    "a comparison without a slot never varies; name a slot in it": (
        "没有槽位的比较式永远不变；请写上槽位"
    ),
    '"{}" stands twice in one comparison, which widens the result; rewrite it, e.g. {}': (
        "“{0}”在一个比较式里出现两次，结果会变宽；请改写，如 {1}"
    ),
    '"{}" is {}; expected a number, e.g. {}': "“{0}”是{1}；应为数，如 {2}",
    'a plain number has no unit to go with {}; use band("…") for it': (
        '单独的数没有单位，不能与 {0} 相比；请用 band("…")'
    ),
    "the units of {} can never agree here: {} and {}; "
    "if they do, declare one slot like the other": (
        "{0} 的单位不可能一致：{1} 与 {2}；若本是一致，请给槽位写 like"
    ),
    "a brace stands alone; expected {} or {}": "大括号不成对；应为 {0} 或 {1}",
    "a date and a number cannot be compared": "日期与数不能相比",
    "a list or a date stands where a number is expected": "应为数的地方是列表或日期",
    "a date stands where a number is expected": "应为数的地方是日期",
    "a number stands where a date is expected": "应为日期的地方是数",
    'the reference entry "{}" has no value': "参照“{0}”没有数值",
    'the reference entry "{}" has no start and end': "参照“{0}”没有起止日期",
    'the reference entry "{}" has no unit': "参照“{0}”没有单位",
    "has_unit() takes a number": "has_unit() 要放数",
    "{} and {} cannot be added or compared": "{0} 与 {1} 不能相加或相比",
    "a figure with a unit cannot be raised to an uncertain power": (
        "带单位的数据不能算不确定的乘方"
    ),
    # Of configuration, waivers, baseline, verdicts.
    "date pattern {}: expected {year}, {month} and {day}, each once, and else plain text and * "
    "(as in {year}/{month}{day})": (
        "日期格式 {0} 要有 {{year}}、{{month}}、{{day}} 各一次，其余为普通文字和 *"
        "（如 {{year}}/{{month}}{{day}}）"
    ),
    "the paths have different configurations ({}); check them one by one, or name one with "
    "--config": "这些路径的配置不同（{0}）；请分开核查，或用 --config 指定一个",
    "expected “waivers:” and a list of entries": "应为“waivers:”和一列豁免",
    "expected a list of entries under “waivers:”": "“waivers:”下应为一列豁免",
    "expected an entry with rule, quotes and reason": "一条豁免要有 rule、quotes 和 reason",
    "{} is required": "缺少 {0}",
    "“{}” is given twice": "“{0}”写了两次",
    "“{}” must be {}": "“{0}”应为{1}",
    "a quote marks its figure, as in {}": "引文要标出数据，如 {0}",
    "unknown decision “{}”": "decision 不能是“{0}”",
    "indicators names two different indicators": "indicators 要写两个不同的指标",
    "waivers file has {} bytes; at most {}": "豁免文件有 {0} 字节；最多 {1} 字节",
    "cannot be pruned: begin each entry on a line of its own": ("没有删：请让每条豁免另起一行"),
    "expected a baseline of schema {}, found {}; write it anew": (
        "不是第 {0} 版的基线文件（{1}）；请重新写"
    ),
    "expected a list under “findings”; write the baseline anew": (
        "“findings”下应为列表；请重新写基线"
    ),
    "finding {} has no fingerprint; write it anew": "第 {0} 条没有 fingerprint；请重新写基线",
    "finding {} has pages that are no paths; write it anew": (
        "第 {0} 条的 pages 不是路径；请重新写基线"
    ),
    "no verdicts file: {}": "不是判读文件：{0}",
    # Of a rule's own examples.
    "expected no finding, found {}": "应没有结果，却有{0}",
    "expected only pass, found {}": "应只有相符，却有{0}",
    "expected “{}”, found {}": "应为“{0}”，却是{1}",
    "expected {}, found {}": "应为{0}，却是{1}",
    "slot {} is not filled by {}": "槽位 {0} 里不是 {1}",
    "{} took no part": "{0} 没有用上",
}


@cache
def patterns() -> tuple[tuple[str, str], ...]:
    """Return each fault as a pattern, with its Chinese."""
    return tuple(patterns_of(_FAULTS))
