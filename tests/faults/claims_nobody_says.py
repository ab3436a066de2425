"""Spellings for `test_attack_nobody`, written down before the rule was tried on any of them: plain lists."""

SAID_ZH = [
    "疫情趋稳", "拐点已现", "疫情得到控制", "在闭环中发现", "大量病例", "不少病例涌现", "疫情已近尾声", "疫情进入收尾阶段", "疫情平稳可控",
    "我区疫情迎来拐点", "疫情拐点到来", "疫情向好", "疫情形势持续向好", "疫情形势明朗", "病例增速放缓", "病例呈散发态势", "病例呈点状分布", "感染者来源清楚",
    "感染者传播链清晰", "病例多为轻症", "感染者轻症居多", "病例症状轻微", "阳性人员趋于平缓", "新增阳性可控", "疫情波及面有限", "疫情影响有限", "疫情局限在城区",
    "疫情外溢风险消除", "疫情已被扑灭", "疫情退潮", "疫情缓和", "疫情降温", "疫情警报解除", "疫情防控取得胜利且疫情趋稳", "全区疫情总体平稳", "拉萨疫情趋缓",
    "拉萨疫情稳住", "日喀则市疫情向好", "昌都感染者寥寥", "病例寥寥无几", "病例屈指可数", "病例极少", "病例零星", "感染者零星出现", "病例偶发", "病例成片",
    "病例扎堆", "聚集性病例频现", "病例激烈上扬", "感染者成倍冒头", "病例井喷", "疫情肆虐", "疫情失控", "疫情告急", "疫情吃紧", "疫情严峻复杂", "疫情处于高位平台期",
    "疫情进入平台期", "疫情胶着", "疫情拉锯", "疫情波动", "病例走势平缓", "病例曲线变平", "感染曲线走平", "传播速度放慢", "传播力减弱", "传播链条已经摸清",
    "社会面传播得到遏制", "社会面传播风险可控", "社会面病例稀少", "社会面干净", "社会面安全", "社会面平静", "社会面稳定向好", "管控区外平安", "隔离管控区病例居首",
    "高风险区逐步解封", "高风险区大面积解封", "最后的高风险区解封", "高风险区有序解封", "风险区缩小", "风险区压减", "中风险区陆续降级", "风险区成片摘帽",
    "患者病情平稳", "患者恢复良好", "患者陆续康复", "确诊患者痊愈在即", "重症患者转轻", "死亡病例可控", "密接者得到妥善安置", "密接管控到位", "病毒已被击退",
    "病毒传播终结", "奥密克戎来势减弱", "战疫曙光初现，疫情见好", "遏制住了疫情", "成功阻断了疫情传播", "控制住病例增势", "打赢了疫情歼灭战", "疫情歼灭战告捷",
    "疫情阻击战大获全胜", "本轮疫情收官", "本轮疫情结束在望", "本轮疫情已经过去", "首府疫情好转", "疫情情况好转", "疫情形势好转", "病例数据好看", "病例情况乐观",
    "感染形势乐观", "感染人数走稳", "感染规模受控", "阳性检出稀少", "阳性率走低", "通过闭环发现", "在管控中检出", "于集中隔离点检出", "由闭环管理人员中检出",
    "感染者集中隔离中发现", "确诊病例轻微", "无症状感染者占绝对优势", "治愈出院人数可观", "治愈者众多", "出院患者络绎不绝", "疫 情 趋 稳",
    "疫·情·趋·稳", "疫情“趋稳”", "疫情《趋稳》", "疫情得以控制", "疫凊尾声，疫情可控", "新冠疫情走向终点", "新冠感染趋稳", "新冠病毒远去",
    # a second stranger's
    "疫情正在走低", "病例已经看不到了", "今日又见社会面病例", "感染来源全部查明", "新增感染者集中在那曲", "阳性越来越难找", "全区已无疫情之忧", "战疫取得决定性胜利", "病毒被赶出西藏",
    "形势一片大好，疫情远去", "确诊者都住进了方舱", "本轮疫情传播链已断", "疫情不再蔓延", "感染者没有重症", "无症状占九成", "患者都已出院", "日喀则疫情最重", "山南守住了零疫情", "拉萨首现下降拐点",
    "高风险区只剩拉萨", "新增数据创低", "本土疫情见底", "病例主要是返藏人员", "感染者年轻人居多", "社会面病例持续走高", "那曲零星散发", "疫情总体可防可控", "全区疫情受控", "新冠病例清仓",
    "隔离点外没有病例", "今天的病例比昨天好看", "死亡病例为零", "未见死亡", "确诊减半", "疫情防控工作取得阶段性成效", "疫情防控形势向好", "疫情防控进入扫尾阶段", "疫情防控成果喜人", "病例溯源已完成",
    "感染者转运完毕", "应收尽收，病例清空",
    "昨日起病例一路走低", "全区疫情呈收敛之势", "社会面隐匿传播基本切断", "拉萨市疫情扑灭在即", "疫情没有外溢", "疫情拐头向下", "首批病例全部出院",
    "重症零增长", "病例活动范围清楚", "感染者救治有力", "疫情处置果断有效", "无症状感染者转归良好",
]  # fmt: skip
SAID_EN = [
    "Epidemic under control", "Outbreak contained in the region", "The epidemic is stabilizing", "The outbreak is stable", "Turning point reached",
    "The tide of the epidemic has turned", "Found in controlled areas", "Found in closed-loop management", "Detected in closed loops", "Many cases",
    "A great many infections", "Numerous patients", "The last high-risk area was lifted", "High-risk areas reopened", "High-risk areas lifted one by one",
    "Medium-risk areas downgraded", "Risk areas shrink", "Cases flatten", "The curve of infections flattens", "Infections level out", "Infections taper",
    "Cases are few", "Cases remain sporadic", "Sporadic cases only", "Scattered infections", "Cases are mild", "Patients are recovering well", "Patients are stable",
    "Most of the carriers feel fine", "Carriers show no worsening", "Spread of the virus slows", "Transmission curbed", "Transmission chains traced",
    "Community transmission is limited", "Community spread brought to heel", "The virus is beaten", "The virus is retreating", "COVID-19 is on the way out",
    "COVID-19 situation improves", "The COVID-19 situation is improving", "Epidemic situation is stable", "The epidemic situation is controllable",
    "Outbreak nears its close", "Outbreak winds down", "Outbreak is waning", "Outbreak enters its final phase", "The worst of the epidemic is behind us",
    "Epidemic curve bends", "Lhasa outbreak tamed", "The outbreak in Lhasa is tamed", "Qamdo's outbreak is minor", "Infections in Qamdo are rare",
    "Victory over the epidemic", "Victory over the virus", "Tibet beats the epidemic", "Tibet has defeated the outbreak", "The epidemic has been brought under control",
    "Epidemic has been checked", "We have curbed the spread", "The region curbed the epidemic", "Health workers stopped the outbreak cold", "The outbreak is history",
    "The outbreak explodes", "Infections explode", "Cases run wild", "Cases mount", "Cases pile up", "The epidemic rages", "The epidemic is severe", "The epidemic is grim",
    "Outbreak out of control", "Infections ebb", "New infections at a plateau", "New cases plateau", "Cases stay manageable", "Cases stay low", "Case numbers are encouraging",
    "Case load is bearable", "Infection numbers look good", "Infections traceable", "Infections with clear sources", "Every chain is known of transmission",
    "Discharges of patients pick up", "Patients go home in droves", "Deaths avoided", "Deaths are rare", "Close contacts are in hand", "Close contacts accounted for",
    "At the community level it is calm", "Calm at the community level", "The community level is safe", "Quarantined areas hold the infections", "Quarantine caught the infections",
    "The infected were in quarantine", "The infected are doing well", "The pandemic recedes here", "The pandemic is over here", "Pandemic in retreat",
    "Contagion halted", "Contagion is limited", "The “outbreak” is stable", "The_outbreak_is_stable", "The оutbreak is stable", "Situation of the outbreak: stable",
    # a second stranger's
    "Virus in retreat", "Cases hit bottom", "The region turns the corner on COVID-19", "Good news on infections",
    "Infections confined to quarantine", "No deaths to report", "Nobody has died", "Patients all discharged", "Outbreak source identified",
    "Transmission routes fully traced", "Shannan stays COVID-free", "Nagqu sees a handful of cases", "Half of carriers are young",
    "Lhasa leads in infections", "Infection numbers look better than yesterday", "Cases cut in half", "Epidemic prevention and control achieves results",
    "Epidemic prevention and control situation improves", "The outbreak is all but over", "Community cases spike",
    "A surge in infections is over", "The peak has passed", "Carriers outnumber patients", "Almost all cases are asymptomatic",
    "Quarantine sites full of patients", "High-risk areas dwindle", "Only Lhasa still has high-risk areas", "Medics beat the virus",
    "Positive tests decline", "Positivity drops", "Situation under control", "Case load eases",
]  # fmt: skip
"""What says something of the epidemic without a figure, in a place where nobody is named as saying it."""

LATER_ZH = [
    "疫情峰值已过", "疫情浪头过去", "疫情苗头压住", "这波疫情走向低位", "疫情大局已定", "疫情全面受控",
    "疫情阴霾散去", "疫情态势趋好", "疫情态势平稳", "疫情传播势头下压", "病例曲线走低", "病例渐少",
    "病例稀疏", "病例零散", "病例集中爆发", "病例频发", "病例多点散发", "病例链条清楚",
    "病例增长平缓", "感染水平很低", "感染规模不大", "感染风险区清空", "感染者为数不多", "感染者多已痊愈",
    "感染者数目有限", "感染者遍布七地", "阳性人员锐减", "阳性者零星", "阳性人群收敛", "患者无碍",
    "患者安好", "患者多数转阴", "患者陆续回家", "确诊者寥落", "确诊人数低位运行",
    "重症清空", "重症患者脱险", "死亡人数可忽略", "治愈率高", "出院潮到来", "密接已全部管住",
    "密接者平安", "次密接脱管", "高风险区摘帽", "高风险区大幅压缩", "风险区清空", "中高风险区陆续解除",
    "社会面风平浪静", "社会面见底", "社会面病例消退", "社会面传播熄火", "传播链斩断", "传播链收尾",
    "本土传播熄灭", "病毒围住了", "病毒溃败", "毒株变弱", "新冠退场", "新冠低位徘徊",
    "拐点来了", "拐点可期", "闭环内检出", "闭环管理中发现", "隔离点内发现", "集中隔离人员中检出",
    "我们赢了这场疫情", "疫情就要过去", "全区疫情清爽", "昌都疫情见亮", "日喀则病例见少", "那曲疫情平息",
]  # fmt: skip
LATER_EN = [
    "Epidemic subsides", "Epidemic peters out", "Epidemic hits bottom", "Epidemic in its last days", "The epidemic has turned the corner", "Epidemic is past",
    "Epidemic on the wane", "An epidemic well in hand", "The epidemic situation looks up", "The epidemic spirals", "Outbreak fizzles", "Outbreak spreads to every county",
    "Outbreak traced", "Outbreak is under way to its end", "Outbreak largely tamed", "Outbreak has been nipped in the bud", "Outbreak worsens", "Outbreak deepens",
    "Cases thin out", "Cases are thinning", "Cases come down", "Cases are going away", "Cases go up and up", "Cases balloon",
    "Cases swell", "Cases are everywhere", "Handful of cases", "Plenty of cases", "Loads of infections", "Few infections",
    "Hardly infections", "Infections are petering out", "Infections crest", "Infections are contained", "Infections known by source", "Infected people are fine",
    "Infected persons recovered", "Carriers are healthy", "Patients out of danger", "Patients leave hospital", "Patients on the mend", "Deaths are nil",
    "Deaths stay away", "Deaths mount", "Virus tamed", "Virus loses steam", "Virus is weaker", "Virus on the run",
    "The virus has nowhere to go", "COVID-19 recedes", "COVID-19 is yielding", "COVID-19 under control", "COVID-19 wave ends", "Transmission cut",
    "Transmission has stopped", "Transmission tapers", "Local transmission is negligible", "Community spread ends", "Community transmission ruled out", "Community level is clean",
    "Quarantine holds", "High-risk areas vanish", "High-risk areas dwindle", "High-risk areas go down one by one", "Last medium-risk areas freed", "Risk areas gone",
    "Contacts traced in full", "Close contacts safe", "Turning point", "At a turning point", "Everything is under control", "Situation under control",
    "Found at quarantine sites", "Detected within closed-loop management", "Lhasa's infections level off", "Ngari free from the outbreak", "Xigaze sees the end of the epidemic", "We beat the virus",
    "Tibet overcomes the epidemic", "Tibet has the virus licked", "The battle against the epidemic is won", "Pandemic peaks", "Contagion abates",
]  # fmt: skip
"""Written down when the rule stood: three of each got through then, and were mended by their kind."""
LAST_ZH = [
    "核酸检测全阴", "几位老人不幸离世", "死者数人", "拉萨解封", "全市已全面解封", "社区解除封控", "今起全面解除静默", "方舱清空", "全域低风险", "传染源已查清", "没有后遗症",
    "变异株毒力减弱", "传染数小于一", "新增↓", "病例↘", "高峰已过", "平台期", "高位回落", "增速放缓", "新增少", "新增很少",
    "形势喜人", "防线守住", "防控形势严峻复杂", "态势平稳",
    "疫情就此翻篇", "疫情迎来曙光", "疫情止步", "疫情消停", "病例归隐", "病例压下去了", "感染源锁定", "患者笑了", "密接排清", "风险区清了", "社会面无虞", "传播受阻", "病毒败走", "新冠败退",
    "曲线压平", "动态清零已成", "核酸全阴", "抗疫大捷", "无症状为主", "清零在望",
]  # fmt: skip
LAST_EN = [
    "Mass testing found no positives", "Dynamic zero achieved", "Lockdown lifted across the region", "Lhasa reopens", "Tibet back to normal", "The worst is over",
    "makeshift hospitals emptied", "killed by COVID", "lives lost", "a baby died", "downward trend", "The community is clean",
    "Epidemic quiet", "Outbreak in check", "Cases nowhere to be seen", "Infections dry up", "Patients all well", "Deaths none", "Virus spreads fast", "Transmission slows",
    "High-risk areas open up", "Contacts all found", "Curve flattened", "Most test negative", "Sick people recover", "Situation improving", "All tests negative", "Wave recedes",
]  # fmt: skip
"""Of 70 in a last list 13 got through; six of these name nothing an epidemic alone has (防线守住, Tibet wins, Region is
safe, Hospitals empty, Lockdown works, 形势喜人) and still do."""
NOT_SAID_ZH = [
    "当前疫情形势依然严峻复杂", "众志成城 同心抗疫", "疫情传播扩散风险依然存在", "尽快实现社会面清零目标",
    "当前防控形势", "研判疫情形势", "就业形势", "当前形势与任务", "筑牢校园防线",
    "通报我区疫情防控工作最新情况", "介绍信息通信保障工作", "回应校园疫情防控和生活物资配送等社会关切", "疫情防控工作新闻发布会", "新冠肺炎疫情防控工作",
    "介绍病例救治情况", "公布病例轨迹", "新增病例", "确诊病例", "关于疫情防控的说明", "统筹疫情防控和经济社会发展", "坚决打赢疫情防控阻击战", "防止疫情扩散",
    "坚决遏制疫情扩散蔓延", "尽快阻断疫情传播", "疫情期间保供", "疫情以来的保供工作", "受疫情影响的企业", "抗击疫情", "全力救治患者", "严防疫情反弹",
    "自治区应对新冠肺炎疫情工作领导小组办公室", "疫情防控指挥部", "患者服务中心主任", "传染病医院感染科", "感染控制科主任", "病毒所所长", "防控物资保障",
    "坚决打赢这场大仗硬仗", "拉萨正努力解决“配送难”", "全力做好病例转运工作", "流调溯源工作", "加强密接者管理", "介绍风险区管理要求", "高风险区管理办法",
    "社会面管控组", "社会面清零攻坚行动",
    "物资供应充足价格稳定", "打通配送最后一公里", "学校线上教学平稳有序", "稳岗资金惠及企业", "拉萨全力保障民生", "致敬一线医务工作者",
    "应对疫情举措新闻发布会", "自治区疫情防控指挥部办公室", "市疾控中心流行病学调查组组长", "记者在疫情防控一线采访", "疫情防控知识问答", "关于做好疫情防控工作的通告",
    "疫情下的坚守", "核酸检测点位公示", "抗疫一线的青春力量", "众志成城抗击疫情", "传染病防治法宣传", "病毒学研究员",
    "感染科主任医师", "高风险区居民生活保障",
]  # fmt: skip
NOT_SAID_EN = [
    "Situation remains serious and complex", "The risk of further spread still exists", "Tibet aims to cut off community transmission",
    "Epidemic prevention and control", "COVID-19 epidemic prevention and control", "The 24th press conference on epidemic prevention and control", "Case tracing",
    "Case management", "Treatment of patients", "Efforts to curb the spread of the virus", "Measures to contain the outbreak", "Work during the outbreak",
    "Companies affected by the epidemic", "Fighting the epidemic", "Updates on epidemic prevention and control", "Supplies amid the outbreak", "New cases", "Confirmed cases",
    "Epidemic response headquarters", "Infection control department", "Director of the COVID-19 response office", "Virus research institute", "Outbreak response",
    "Treating patients with care", "To stop the spread of COVID-19", "Epidemic control measures in schools", "Questions about high-risk area management",
    "Supplies are plentiful and prices stable", "Online teaching runs smoothly", "Funds help companies keep jobs", "Lhasa secures daily supplies", "A salute to medical workers",
    "Press conference on epidemic response measures", "Head of the epidemic control headquarters", "Epidemiologist", "Director of infection control", "Notice on epidemic prevention",
    "Questions and answers on virus testing", "Volunteers in the fight against the epidemic", "Support for residents of high-risk areas", "Virologist", "Help for companies during the epidemic",
    "Patient services", "Testing sites",
]  # fmt: skip
"""What names the epidemic only as what work, a body or a meeting is about."""

FOUND_ZH = [
    "新增感染者在闭环中发现", "感染者于酒店发现", "新增病例从集中点检出", "新增感染者在昌都市发现", "新增病例都在高校发现", "病例是在工地发现的", "感染者由闭环中检出",
    "新增感染者在重点人群中筛出", "病例在隔离酒店里被发现", "全区新增感染者在封闭管理中发现", "今天的病例在路上查出", "在闭环中发现", "均在闭环中检出", "感染者在管理对象中发现",
]  # fmt: skip
FOUND_EN = [
    "Infections were found in closed loops", "The new cases were detected among returnees", "New infections were found in Qamdo",
    "Cases were identified in closed-loop management", "New cases are found at isolation hotels", "Found in a closed loop",
    "The carriers were found inside sealed compounds", "Infections have been found in dormitories", "Infections were found only in hotels",
]  # fmt: skip
"""Where the cases were found, in none of the parts the record counts them by: refused whoever says it."""
THEY_ZH = [
    "他们均在闭环中发现",
    "他们都在闭环中发现",
    "上述人员均在集中点发现",
    "均在封控楼栋内检出",
    "这些人全在集中点检出",
    "大家都在方舱里查出",
]
THEY_EN = [
    "All were found in closed loops", "They were all found in closed loops", "All of them were found in closed loops", "Everyone was detected in makeshift hospitals",
    "They have been identified in sealed-off buildings", "Each of these was found at isolation points", "All found in closed loops",
]  # fmt: skip
"""The same of those that were spoken of before."""

NOT_FOUND_ZH = [
    "感染者在发现后立即转运", "工作人员在巡查中发现", "病例在就诊时发现", "密接者在酒店隔离", "物资在仓库中发现", "部分感染者在酒店发现", "发现病例在两小时内报告",
    "学校感染者在宿舍发现", "执法人员在检查中发现违规行为", "在检查中发现，部分商户涨价", "感染者在常规核酸筛查中发现", "新增感染者在拉萨市、日喀则市、昌都市发现",
]  # fmt: skip
NOT_FOUND_EN = [
    "Problems found in shops were mended", "The vaccine was found in stores", "Cases found in schools must be reported at once", "Infections were found in tests",
    "Patients were found in need of care", "Some infections were found in hotels", "Infections were found in mass testing",
]  # fmt: skip

BESIDE_ZH = [
    "53例病例已得到控制", "53例已得到控制", "674例新增感染者病情稳定", "674例感染者全都好转", "674例感染者一切正常", "高风险区477个正逐步缩小", "高风险区477个得到有效管控", "新增53例确诊形势向好", "新增674例，均在隔离管控区发现，疫情无忧",
    "新增674例均在隔离管控区发现疫情无忧", "新增674例比预期少", "新增674例可防可控", "新增674例不必恐慌", "674例中无人转重", "674例后疫情即将结束", "新增674例是最后一批", "53例确诊症状轻微", "53例确诊多为返藏人员", "在接受集中隔离观察60083人情绪稳定",
    "406人治愈出院创造奇迹", "治愈出院406人医院已空", "中风险区149个全线告捷", "累计治愈406人疗效显著", "53例加621例不足为虑", "拉萨53例源头锁定", "拉萨20例全是一家人", "拉萨20例传播链清晰", "日喀则10例已追踪到位", "新增674例较前几日明显好转",
    "高风险区477个悉数封控", "新增674例基本来自闭环",
]  # fmt: skip
BESIDE_EN = [
    "53 cases under control", "674 infections and falling fast", "674 infections, a good sign", "674 new infections pose no threat", "674 infections mild",
    "674 infections show virus retreating", "All 674 infections found in controlled areas and epidemic ends", "477 high-risk areas about to reopen",
    "477 high-risk areas shrinking", "406 patients discharged in triumph", "60,083 people in quarantine in high spirits", "53 new cases fewer than feared",
    "53 cases traced to source", "674 infections from one family", "Tibet's 674 infections contained", "674 infections better than expected",
    "674 cases mostly imported", "53 confirmed cases stable", "Lhasa's 20 cases linked to one market",
]  # fmt: skip
"""Said beside a figure of the record, which is right: the figure does not say it."""

COUNTED_ZH = [
    "社会面发现5例", "社会面发现感染者5例", "拉萨新增确诊20例",
    "22504名密切接触者解除集中隔离", "406名患者出院",
    "西藏新增本土确诊病例53例、无症状感染者621例", "8月31日西藏新增本土确诊53例、本土无症状621例", "8月31日我区新增感染者674例", "全区累计治愈出院406人", "新增治愈出院406人", "全区现有高风险区477个、中风险区149个", "全区划定高风险区477个", "我区新增53+621",
    "拉萨新增确诊病例20例", "22504名密接者解除隔离", "西藏通报：新增53例确诊、621例无症状", "新增感染者674例 治愈出院406人", "西藏累计406名患者治愈出院", "又有406人治愈出院", "关于新增674例感染者情况的通报", "8月31日0时至24时新增本土确诊病例53例",
    "新增674例感染者活动轨迹公布", "新增病例53例", "西藏自治区新增本土病例53例", "本土确诊病例53例，本土无症状感染者621例", "53例确诊病例中20例在拉萨", "确诊病例53例（拉萨20例、日喀则10例）",
]  # fmt: skip
COUNTED_EN = [
    "Tibet reports 674 new infections", "Tibet reports 53 new local COVID-19 cases, 621 asymptomatic carriers", "Tibet logs 53 new confirmed cases",
    "Tibet registers 674 new infections on Aug. 31", "674 new infections reported in Tibet", "406 patients discharged from hospitals in Tibet",
    "406 people recover and leave hospital", "Another 406 patients discharged", "60,083 people in centralized quarantine",
    "22,504 close contacts released from quarantine", "477 high-risk areas, 149 medium-risk areas", "477 high-risk areas designated in Tibet",
    "Tibet adds 674 infections", "Daily infections: 674", "Tibet sees 674 new infections", "Lhasa reports 20 new cases",
    "Tibet's daily COVID-19 count: 53 cases and 621 carriers", "China's Tibet reports 674 new infections",
]  # fmt: skip
"""What only counts, with the figures of the record."""

VAGUE_ZH = [
    "过半病例", "一半病例", "近半病例", "病例过半", "近万例", "上万例", "数千例", "上万人次", "数万人次", "成千上万人", "成百上千例", "数以万计的患者", "几十例", "十几例",
    "数十名患者", "好几百人", "百余例", "千余人", "万余人", "逾千人", "逾万例", "超千例", "破千例", "过万例", "过百例", "上百例", "上千名感染者", "半数感染者", "大半患者",
    "三成病例", "七成以上感染者", "九千警力", "近千户", "近千辆", "上千吨", "数百万元", "近亿元", "上亿元", "千万级资金", "半数以上患者", "五六例", "两三百人", "百八十例", "若干例",
    "若干名患者", "病例翻番", "感染者翻了几番", "患者增至近千", "病例以千计", "病例数以百计", "千名患者", "百名感染者", "万名群众", "百例", "千例", "万例",
]  # fmt: skip
VAGUE_EN = [
    "half of the cases", "half the patients", "thousands of cases", "dozens of infections", "hundreds of people", "tens of thousands of residents", "nearly ten thousand cases",
    "nearly ten thousand", "99 points", "9999+", "9,999+ cases", "scores of patients", "hundreds upon hundreds of cases", "a dozen or so cases", "several dozen infections",
    "over a thousand people", "a few hundred cases", "a couple of hundred patients", "millions of doses", "half a million people", "more than half of infections",
    "well over half the cases", "a third of patients", "two in five patients", "one in ten cases", "nine out of ten infections", "a quarter of the carriers", "cases by the hundred",
    "cases in the thousands", "infections numbering in the hundreds", "upwards of a thousand cases", "thousand-odd cases", "four-figure case counts", "three-digit infections",
    "a myriad of cases", "a score of cases", "a hundred-plus cases", "hundred-some patients", "a majority of patients in their dozens", "several hundred tons",
]  # fmt: skip
"""How many, without saying the number: always held back; beside a noun of cases or a unit it is no name either."""

LEFT_ZH = [
    "感染者？？例", "感染者…例", "感染者——例", "感染者■例", "感染者#例", "感染者@例", "感染者  例", "［主办］", "〔标题〕", "请在此输入", "数据由张三补",
    "X先生介绍", "X女士答复", "某某介绍", "XX介绍", "XX局", "××局", "《》", "“”", "（）", "（ ）", "【】", "新增若干例", "TBD", "TBC", "待定", "待补", "（待定）", "待补充", "待确认",
    "某某某", "X月X日", "XX月XX日", "×月×日", "X时", "某月某日", "X X局", "xx人", "ＸＸ市", "N例", "新增若干名感染者", "○○局", "〇〇先生", "张XX", "李××", "此处补数", "（略）",
    "[ ]", "「」", "『』", "______", "……局", "待核", "内容待定", "职务待补",
]  # fmt: skip
LEFT_EN = [
    "insert headline here",
    "Mr. X said", "Ms. X", "Dr. Y of the office", "Mr X", "TBD", "TBC", "to be decided", "date to be determined", "XX", "XXX", "()", "( )", "[]", "[ ]", "“”", "\"\"", "Mr. N",
    "Mrs. XX", "on X September", "on Sept. X", "N.N.", "name to follow", "[tk]", "TK", "lorem ipsum", "so-and-so", "John Doe", "XX cases", "to be filled in", "Professor X",
    "some number of cases", "____", "N/A people",
]  # fmt: skip
"""Places left to fill in."""
