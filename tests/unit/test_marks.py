"""The marks of a language set right, and all that keeps its own."""

import pytest

from store.record.marks import set_right

CHINESE = {
    "时间:14:30,共1,234例(其中A例);OK, fine.": "时间：14:30，共1,234例（其中A例）；OK, fine.",
    "取得成效.增长1.5万个.等等...A.B公司": "取得成效。增长1.5万个。等等...A.B公司",
    '他说:"我们在做."并表示"会好的",再见': "他说：“我们在做。”并表示“会好的”，再见",
    '发放"0元30G"流量包,"It\'s ok"二字': "发放“0元30G”流量包，“It's ok”二字",
    "网址:http://a.com/?x=1,其中;邮箱 a.b@c.com,请联系": "网址：http://a.com/?x=1，其中；邮箱 a.b@c.com，请联系",
    "新冠(COVID-19)疫情,增长5%,其中(53)例,见表（1)": "新冠（COVID-19）疫情，增长5%，其中（53）例，见表（1）",
    "占1/3;PM2.5浓度5%,GDP;比a;b;A&nbsp;B;1,234": "占1/3；PM2.5浓度5%，GDP；比a；b；A&nbsp;B；1,234",
    "很好(试).另有(A).": "很好（试）。另有（A）。",
    '占40%.他说:"多了5%."另有"3."和3.5,1.加强,2.': "占40%。他说：“多了5%。”另有“3。”和3.5,1.加强，2.",
    "第1,2批;比分3:2?对!": "第1,2批；比分3:2？对！",
    "５３例，占１．５％": "53例，占1.5%",
    '屏幕5"大, it\'s "ok" (fine)': '屏幕5"大， it\'s "ok" (fine)',
    "截至目前, 形势好转; 共53例, 其中拉萨 (1) 名": "截至目前，形势好转；共53例，其中拉萨 （1）名",
}
ENGLISH = {
    "Good，well；it is（so）。Then 1，306 at 8：30": "Good, well; it is (so). Then 1,306 at 8:30",
    "219 delivery points 。It is 3 days ，or 4": "219 delivery points. It is 3 days, or 4",
    "He said：“Yes。” ５３ cases、５ deaths": "He said: “Yes.” 53 cases, 5 deaths",
    "Tibet（西藏）is “中国，你好”; see http://a.com，then": "Tibet（西藏）is “中国，你好”; see http://a.com, then",
}


@pytest.mark.parametrize(
    ("language", "said"), [("zh", CHINESE), ("en", ENGLISH), ("bo", dict.fromkeys([*CHINESE, *ENGLISH]))]
)
def test_marks_are_those_of_the_language_and_what_is_right_stays(
    language: str, said: dict[str, str | None]
) -> None:
    for written, right in said.items():
        assert set_right(written, language) == (right or written)
        assert set_right(right or written, language) == (right or written)
