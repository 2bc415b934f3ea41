"""A small rule file that is right, for tests that spoil it in one place."""

PACK = """\
words:
  rise: {value: 1, words: [增加, 增长]}
  fall: {value: -1, words: [减少, 下降]}
  than: [比, 较]
claims:
  change:
    title: 变化
    slots:
      start: {kinds: [count, quantity, percent]}
      end: {kinds: [count, quantity, percent], like: start}
      delta: {kinds: [count, quantity], units: [家, 吨], like: start}
      part: {kinds: [count], many: true, role: level}
    constants: [direction]
    merge: headline
  share:
    title: 占比
    slots:
      share: [percent]
phrases:
  - id: change/from-to
    claim: change
    pattern: "从{start}*<direction:rise|fall>[到至]{end}，?新增{delta}"
    unless: [如果]
  - id: change/doubled
    claim: change
    pattern: "从{start:count}翻番到{end:count}"
    constants: {direction: 1}
    scope: block
    blocks: [headline, lead]
  - id: share/each
    claim: share
    each: [percent]
guards:
  target:
    title: 目标数
    words: [力争, 计划]
    scope: clause
reference:
  price/food:
    {low: 2, high: "200.5", unit: 元/吨, words: [食品], source: 年鉴,
     reviewed: 2026-01-01, review-by: 2028-01-01}
  plan/14:
    {start: 2021-01-01, end: 2025-12-31, source: 公报,
     reviewed: "2026-01-01", review-by: 2031-01-01}
  provinces: {value: 34, source: 公报, reviewed: 2026-01-01, review-by: 2036-01-01}
rules:
  - id: change/difference
    title: 增减量应等于末值减初值
    on: change
    check: abs(end - start) == delta
    where: direction > 0
    severity: error
    why: 读者会自己算。
    message: "{end} − {start} = {end - start}，文中为{delta}"
    suggest: "应为{end - start}"
    skip-when: [target]
    unless: [如果]
    catalogue: [CHG-01]
    source: 版面更正
    default: false
    examples:
      pass:
        - 企业从⟦start:97家⟧增加到⟦end:411家⟧，新增⟦delta:314家⟧。
      fail:
        - text: 企业从⟦start:97家⟧增加到⟦end:411家⟧，新增⟦delta:324家⟧。
          message: 411家 − 97家 = 314家，文中为324家
          date: 2022-04-13
      skip:
        - {text: 企业增加到⟦end:411家⟧。, reason: 缺 初值、增减量}
        - 企业很多。
  - id: wording/than-times
    title: 减少不用倍
    pattern: "<fall>{times:multiple}"
    severity: style
    why: 减少一倍就没有了。
    message: "“{times}”不能用于减少"
    examples:
      pass: [增加2倍]
      fail:
        - {text: 减少⟦2倍⟧, message: “2倍”不能用于减少}
"""
