"""What a Chinese page undoes elsewhere than in the clause of a figure leaves that figure unread."""

import pytest

from store.checks.bulletins.left_unread import settled
from tests.unit.test_reading_others import WHOLE, A, C, said, values

DOUBTFUL = [
    # several days told as one
    ("8月25日至8月31日，全区新增确诊病例300例，无症状感染者4000例。", {}),
    ("8月25日—8月31日，全区新增无症状感染者4000例。", {}),
    ("8月25日8时到8月31日，全区新增确诊病例300例。", {}),
    ("8月30日、8月31日，全区新增确诊病例152例。", {}),
    ("8月30日0时至24时和8月31日0时至24时，全区分别新增确诊病例53例和62例。", {}),
    ("8月31日0时至24时以来，全区新增确诊病例530例。", {}),
    ("到8月31日，全区新增确诊病例530例，无症状感染者8000例。", {}),
    ("8月31日0时至24时（累计），全区新增确诊病例1230例。", {}),
    (f"{WHOLE}全区新增确诊病例53例。治愈出院46人。", {C: 53}),
    # another time told behind or within
    ("新增确诊病例53例（8月31日0时至24时），新增无症状感染者207例（9月1日0时至14时）。", {}),
    (f"{WHOLE}全区报告8月30日确诊病例53例，无症状感染者621例。", {}),
    (f"{WHOLE}全区新增确诊病例53例（8月30日99例），无症状感染者621例。", {C: 53, A: 621}),
    ("（一）现有病例\n8月31日0时至24时，全区确诊病例420例，无症状感染者3100例。", {}),
    # a day's of what only grows
    (f"{WHOLE}治愈出院46人，22504名密接者解除集中隔离观察。", {}),
    ("8月31日，全区治愈出院46人，300名密接者解除集中隔离观察。", {}),
    ("一周来，治愈出院46人。今日上午，又有46人治愈出院，300名密接者解除集中隔离观察。", {}),
    ("9月1日，截至8月31日24时，治愈出院406人。", {"discharged": 406}),
    # somebody else's
    (f"{WHOLE}新增确诊病例307例（四川128例、海南100例、西藏53例）。", {}),
    (f"{WHOLE}新增确诊病例128例（成都103例，泸州5例）。新增无症状感染者74例。", {}),
    (f"{WHOLE}新增确诊病例128例，均在四川省。", {}),
    (f"国家卫健委：{WHOLE}新增本土确诊病例307例，新增本土无症状感染者1600例。", {}),
    (f"成都发布\n{WHOLE}新增本土确诊病例103例。", {}),
    (f"来源：健康四川\n{WHOLE}新增本土确诊病例128例。", {}),
    (f"呼和浩特8月31日电 {WHOLE}全区新增确诊病例3例。", {}),
    (f"新华社拉萨8月31日电 {WHOLE}全区新增确诊病例3例。", {C: 3}),
    (f"{WHOLE}全区新增确诊病例53例（拉萨市城关区20例）。", {C: 53}),
    (f"西藏日报成都8月31日电 {WHOLE}新增本土确诊病例103例。", {}),
    (f"西藏自治区卫健委转发国家卫健委通报：{WHOLE}新增确诊病例307例。", {}),
    (f"健康广西：{WHOLE}全区新增确诊病例3例。", {}),
    (f"【拉萨】{WHOLE}新增确诊病例20例。【日喀则】新增确诊病例10例。", {f"{C}/lhasa": 20, f"{C}/xigaze": 10}),
    # not said
    (f"问：{WHOLE}全区新增确诊病例53例，对吗？", {}),
    (f"有人说：“{WHOLE}全区新增确诊病例53例。”卫健委辟谣。", {}),
    (f"{WHOLE}全区无新增确诊病例死亡病例。", {}),
    (f"{WHOLE}城关区无新增确诊病例，无新增无症状感染者。", {}),
    (f"希望{WHOLE}全区无新增确诊病例。", {}),
    ("9月1日14时至8月31日24时，全区新增确诊病例53例。", {}),
    (f"{WHOLE}全区新增确诊病例53例。在拉萨，新增无症状感染者260例。", {C: 53, f"{A}/lhasa": 260}),
    (f"{WHOLE}拉萨市（含日喀则市）新增确诊病例20例。", {}),
    (f"{WHOLE}全区闭环管理人员新增确诊病例6例、无症状感染者9例。", {}),
    (f"{WHOLE}新疆、西藏分别新增确诊病例3例、53例。", {}),
    (f"{WHOLE}拉萨市新增确诊病例20例、日喀则市33例、昌都市无症状感染者2例。", {f"{C}/lhasa": 20}),
    ("8月31日新增感染者674例，均在隔离管控区发现的占98%。", {"new_infections": 674}),
    (f"{WHOLE}全区共新增确诊病例、无症状感染者674例。", {}),
    (f"{WHOLE}全区报告新增确诊病例53例，经复核为35例。", {}),
    # what is among all there are is new for its clause alone
    (f"{WHOLE}全区现有确诊病例420例，其中新增53例，无症状感染者621例。", {}),
    (f"{WHOLE}现有确诊病例420例，其中新增确诊病例53例，无症状感染者621例。", {C: 53}),
    (f"{WHOLE}现有确诊病例420例，其中新增确诊病例53例、无症状感染者621例。", {C: 53, A: 621}),
    # a town of another region in the list, as a heading, or with its 全区
    (f"{WHOLE}新增确诊病例53例，在拉萨市20例、在成都市33例。", {}),
    (f"{WHOLE}新增确诊病例53例，在拉萨市20例、在日喀则市33例。", {C: 53, f"{C}/lhasa": 20, f"{C}/xigaze": 33}),
    (f"{WHOLE}新增确诊病例53例（拉萨市20例、成都市33例）。", {}),
    (f"{WHOLE}\n成都：新增确诊病例53例，新增无症状感染者621例。\n泸州：新增确诊病例5例。", {}),
    (f"{WHOLE}\n拉萨：新增确诊病例53例。\n成都：新增确诊病例5例。", {f"{C}/lhasa": 53}),
    (f"最新通报：{WHOLE}新增确诊病例53例。", {C: 53}),
    (f"张三：{WHOLE}全区新增确诊病例53例。", {C: 53}),
    (f"{WHOLE}乌鲁木齐市新增确诊病例3例。全区新增无症状感染者8例。", {}),
    (f"{WHOLE}城关区新增确诊病例3例。全区新增无症状感染者8例，均在拉萨市。", {A: 8, f"{A}/lhasa": 8}),
    # 其中 goes on with what nobody knows, and with another place than was spoken of; a page that names nobody
    (f"{WHOLE}密切接触者30人。其中确诊病例5例。", {}),
    (f"{WHOLE}拉萨市新增确诊病例20例，其中那曲市3例，新增无症状感染者33例。", {}),
    (f"{WHOLE}新增外省返乡确诊病例2例。新增无症状感染者33例。", {}),
    # behind a list without brackets 其中 is of its last member, or of all
    (f"{WHOLE}全区新增感染者674例，其中拉萨市280例，其中确诊病例20例；日喀则市394例，其中确诊病例33例，无症状感染者361例。",
     {"new_infections": 674, "new_infections/lhasa": 280, "new_infections/xigaze": 394}),
    # a list of two totals at once, with a number for each or for both together
    (f"{WHOLE}全区新增确诊病例53例、无症状感染者621例（其中拉萨市20例、260例；日喀则市33例、361例）。", {C: 53, A: 621}),
    (f"{WHOLE}全区新增确诊病例53例、无症状感染者621例（拉萨市280例、日喀则市394例）。", {C: 53, A: 621}),
    # numbers without a unit are a list's only where they make its total; a list that goes on, or begins, in other words
    (f"{WHOLE}全区新增确诊病例53例（拉萨市20、日喀则市33）。", {C: 53, f"{C}/lhasa": 20, f"{C}/xigaze": 33}),
    (f"{WHOLE}全区新增确诊病例53例（拉萨市20、日喀则市10）。", {C: 53}),
    (f"{WHOLE}全区新增确诊病例53例，分布在拉萨市20例、日喀则市33例。", {C: 53, f"{C}/lhasa": 20, f"{C}/xigaze": 33}),
    ("截至8月31日24时，全区治愈出院406人。目前60083人在接受集中隔离观察和居家健康监测。", {"discharged": 406}),
    # no places: what else they have there, and what else is there
    (f"{WHOLE}全区新增确诊病例53例，其中拉萨市学校20例、日喀则市33例。", {C: 53}),
    (f"{WHOLE}全区新增确诊病例53例（拉萨市20个小区、日喀则市33个小区）。", {C: 53}),
    (f"{WHOLE}全区新增确诊病例7例（现住拉萨市3、日喀则市4）。", {C: 7}),
    (f"{WHOLE}全区新增确诊病例7例，活动轨迹涉及拉萨市4例、日喀则市3例。", {C: 7}),
    # brought from one place to another; of a house; of the severe alone; denied behind it; a bracket with more hours
    (f"{WHOLE}全区新增确诊病例53例，均由拉萨市转运至日喀则市。", {C: 53}),
    ("西藏大学8月31日新增确诊病例5例，无症状感染者60例。", {}),
    (f"{WHOLE}全区无新增重症确诊病例。", {}),
    ("有网民称8月31日全区新增确诊病例53例。8月31日全区新增无症状感染者621例，不实。", {}),
    ("并非全区8月31日新增确诊病例53例。", {}),
    ("模型显示，8月31日全区新增确诊病例53例（待核实）。", {}),
    ("8月31日0时至24时（含9月1日0时至8时），全区新增确诊病例53例。", {}),
    # those from here who are elsewhere
    (f"西藏援青医疗队消息，{WHOLE}新增确诊病例53例，新增无症状感染者621例。", {}),
    (f"拉萨市驻京办：{WHOLE}新增确诊病例53例。", {}),
    # digits proven by nothing but themselves
    (f"{WHOLE}全区新增确诊病例12 4例（为拉萨市报告）。", {}),
    (f"{WHOLE}全区新增确诊病例1 2例（拉萨市1 2例）。", {}),
    (f"{WHOLE}全区新增确诊病例1 2例（拉萨市5例、日喀则市7例）。", {C: 12, f"{C}/lhasa": 5, f"{C}/xigaze": 7}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "read"), DOUBTFUL)
def test_what_a_page_undoes_elsewhere_is_left_unread(text: str, read: dict[str, int]) -> None:
    assert values(text) == read


def test_what_a_list_passes_over_is_listed_as_unread_and_makes_no_contradiction() -> None:
    text = f"{WHOLE}全区新增确诊病例53例（拉萨市20例，累计800例；日喀则市33例）。"
    assert [rest.text for rest in settled(said(text)).unread] == ["800例"]
    inside = said(f"{WHOLE}全区新增确诊病例53例，其中，拉萨市城关区2例、达孜区5例、日喀则市46例。")
    assert inside.contradictions == () and inside.filled == ()
    unread = said(f"{WHOLE}全区新增确诊病例53例（拉萨市3例，涉及5个小区，其余50人在日喀则市）。")
    assert unread.contradictions == () and unread.filled == ()
