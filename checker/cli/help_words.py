"""What `--help` says, in Chinese and in English."""

from collections.abc import Callable

Words = Callable[[str], str]

_WORDS: dict[str, tuple[str, str]] = {
    "all": (
        "相符与未判的核查、未核的数据也逐条列出",
        "list passes, skips and unchecked figures one by one, too",
    ),
    "archive": ("往期版面", "archives"),
    "arguments": ("参数", "arguments"),
    "baseline": (
        "基线文件：其中已有的不符不再算新问题",
        "baseline file: fails that it holds are not new",
    ),
    "cache": ("缓存放在这个文件夹", "keep the cache in this folder"),
    "changed-since": (
        "只核查 git 中自这个版本以来改动过的版面",
        "check only pages that changed in git since this revision",
    ),
    "check": ("核查版面：重算文中数据的陈述", "check pages: re-compute what their figures claim"),
    "check-examples": (
        """例：
  checker check A02.txt --date 2022-04-13
  checker check 2022/04/13 --format html -o report.html
  checker check 版面 --format text --format json -o a.json
  cat A02.txt | checker check - --select change/,date/

退出码：0 没有达到 --fail-on 的不符；1 有；2 用法、配置、规则或输入有误。""",
        """examples:
  checker check A02.txt --date 2022-04-13
  checker check 2022/04/13 --format html -o report.html
  checker check pages --format text --format json -o a.json
  cat A02.txt | checker check - --select change/,date/

exit codes: 0 nothing fails at or above --fail-on; 1 something does; 2 a fault of usage,
configuration, rules or input.""",
    ),
    "checker": (
        "数据陈述核查：重算版面上的数据，找出对不上的地方。",
        "Re-computes what a newspaper page claims with its figures.",
    ),
    "checker-examples": (
        """例：
  checker check A02.txt --date 2022-04-13   核查一个版面
  checker figures A02.txt                   看每个数据读作什么
  checker rules show change/difference      看一条规则
每个命令都有自己的 --help。English: checker --lang en --help""",
        """examples:
  checker check A02.txt --date 2022-04-13   check a page
  checker figures A02.txt                   see how each figure was read
  checker rules show change/difference      see a rule
Each command has a --help of its own.""",
    ),
    "color": ("颜色：auto 只在终端上用", "colours; auto: on a terminal only"),
    "command": ("命令", "COMMAND"),
    "commands": ("命令", "commands"),
    "config": ("看配置", "look at the configuration"),
    "config-examples": (
        "例：\n  checker config show 版面",
        "example:\n  checker config show pages",
    ),
    "config-file": ("用这个配置文件", "use this configuration file"),
    "config-show": (
        "显示对这些版面起作用的配置，以及来自哪个文件",
        "show the configuration that counts for these pages, and its file",
    ),
    "config-show-examples": (
        "例：\n  checker config show A02.txt",
        "example:\n  checker config show A02.txt",
    ),
    "date": (
        "出版日期，如 2022-04-13；今年、上月由此推算",
        "issue date like 2022-04-13; 今年 and 上月 are told from it",
    ),
    "decisions": ("豁免与基线", "waivers and baseline"),
    "dry-run": (
        "只列出会删去哪些，不改文件",
        "only list what would be removed; leave the file as it is",
    ),
    "exit-zero": ("有不符也以 0 退出", "exit with 0 even if something fails"),
    "fail-on": (
        "到哪一级算不通过（默认 error）",
        "what makes the run fail (default: error)",
    ),
    "figures": (
        "数据单：每个数据读作什么，已核还是未核",
        "number sheet: how each figure was read, and whether a check covered it",
    ),
    "figures-examples": (
        "例：\n  checker figures A02.txt\n  checker figures A02.txt --format csv -o a02.csv",
        "examples:\n  checker figures A02.txt\n  checker figures A02.txt --format csv -o a02.csv",
    ),
    "form": ("输出格式", "output format"),
    "format": (
        "格式：{formats}；可给多个，各跟一个 -o",
        "format: {formats}; several may be given, each with its -o",
    ),
    "general": ("通用选项", "general options"),
    "help": ("显示这份说明", "show this help"),
    "ignore": ("关掉这些规则", "switch these rules off"),
    "jobs": ("用几个进程（默认与处理器核数相同）", "number of processes (default: one per core)"),
    "lang": ("语言：zh（默认）或 en", "language: zh (default) or en"),
    "list-files": (
        "只列出要核查的版面，以及核查时所用的日期",
        "only list the pages to be checked, with the dates that count",
    ),
    "no-cache": ("不用缓存", "use no cache"),
    "no-config": ("不找 checker.yaml", "look for no checker.yaml"),
    "options": ("选项", "options"),
    "output": ("输出", "output"),
    "output-file": (
        "写入文件；不给则写到屏幕；没有的文件夹会新建",
        "write to a file instead of the screen; missing folders are made",
    ),
    "pages": ("版面", "pages"),
    "paths": (
        "版面文件、文件夹、.jsonl，或 -（标准输入）",
        "page files, folders, .jsonl, or - (standard input)",
    ),
    "quiet": ("只列不符", "only what fails"),
    "reach": (
        "列出这些版面上从未用到的规则",
        "list the rules that these pages never reach",
    ),
    "rule-id": (
        "规则 id、规则包（如 change/）或目录编号",
        "rule id, pack (change/) or catalogue id",
    ),
    "rules": ("规则：列出、显示、测试", "rules: list, show, test"),
    "rules-dir": ("加上这个文件夹（或文件）里的规则", "add the rules in this folder (or file)"),
    "rules-examples": (
        "例：\n  checker rules list\n  checker rules test my-rules",
        "examples:\n  checker rules list\n  checker rules test my-rules",
    ),
    "rules-list": ("列出规则", "list the rules"),
    "rules-list-examples": (
        "例：\n  checker rules list --select date/",
        "example:\n  checker rules list --select date/",
    ),
    "rules-schema": ("规则文件的 JSON Schema", "JSON Schema of rule files"),
    "rules-schema-examples": (
        "例：\n  checker rules schema > rules.schema.json",
        "example:\n  checker rules schema > rules.schema.json",
    ),
    "rules-show": ("显示一条规则：含义、缘由、例句", "show a rule: what, why, examples"),
    "rules-show-examples": (
        "例：\n  checker rules show change/difference",
        "example:\n  checker rules show change/difference",
    ),
    "rules-score": (
        "在一批版面上给规则打分：适用、相符、真错、误报、未判",
        "score the rules on many pages: applied, passed, right, wrong, skipped",
    ),
    "rules-score-examples": (
        "例：\n  checker rules score archive/ --verdicts verdicts.yaml",
        "examples:\n  checker rules score archive/ --verdicts verdicts.yaml",
    ),
    "score-paths": ("版面文件或文件夹", "files or folders of pages"),
    "score-verdicts": (
        "读过的不符：哪些是真错，哪些是误报",
        "what was read of the fails: right ones and false alarms",
    ),
    "score-every": ("默认不用的规则也算", "the rules that are off by default too"),
    "rules-test": (
        "用规则自带的例句测试规则，并逐个改动数据，看规则能否察觉",
        "run the examples of the rules, and change each figure to see whether it is noticed",
    ),
    "rules-test-examples": (
        "例：\n  checker rules test\n  checker rules test my-rules",
        "examples:\n  checker rules test\n  checker rules test my-rules",
    ),
    "select": (
        "只用这些规则：id、规则包（date/）、目录编号、default 或 all；逗号分隔，可重复",
        "only these: rule id, pack (date/), catalogue id, default or all; with commas, repeatable",
    ),
    "sheet-format": ("格式（默认 text）", "format (default: text)"),
    "test-dir": (
        "只测这些文件夹（或文件）里的规则",
        "test only the rules in these folders (or files)",
    ),
    "test-quiet": ("不列出没有察觉的改动", "leave out the changes that go unnoticed"),
    "today": ("把这一天当作今天，看豁免是否到期", "the day on which waivers must still hold"),
    "usage": ("用法： ", "usage: "),
    "version": ("显示版本", "show the version"),
    "waivers": ("豁免", "waivers"),
    "waivers-examples": (
        "例：\n  checker waivers prune 版面",
        "example:\n  checker waivers prune pages",
    ),
    "waivers-file": (
        "豁免文件（默认：版面旁边的 waivers.yaml）",
        "waivers file (default: waivers.yaml beside the pages)",
    ),
    "waivers-prune": (
        "删去已到期或不再起作用的豁免",
        "remove waivers that have expired or fit nothing any more",
    ),
    "waivers-prune-examples": (
        "例：\n  checker waivers prune 版面 --dry-run\n  checker waivers prune 版面",
        "examples:\n  checker waivers prune pages --dry-run\n  checker waivers prune pages",
    ),
    "which-rules": ("用哪些规则", "which rules"),
    "width": (
        "文本报告的宽度（40 至 1000 列）",
        "width of the text report: 40 to 1000 columns",
    ),
    "write-baseline": (
        "把现有的不符写进这个基线文件（.json）；不写文件名，就写进 --baseline 或配置中的文件",
        "write what fails now to this baseline (.json); without FILE to that of --baseline "
        "or of the configuration",
    ),
}


def help_words(language: str) -> Words:
    """Return what looks up a text of the help in `language`."""
    place = 0 if language == "zh" else 1
    return lambda key: _WORDS[key][place]
