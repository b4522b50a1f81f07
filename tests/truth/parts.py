"""Word tables for invented firms: places, brand syllables, trades and forms, in Hanzi, Hangul and Latin."""

from typing import NamedTuple


def words(text: str, mark: str | None = None) -> list[str]:
    """Return the words of a table that is kept as text; with a mark, line ends are no parts of a word.

    >>> words("Fur|Silk", "|")
    ['Fur', 'Silk']
    """
    return text.split() if mark is None else text.replace("\n", "").split(mark)


class Place(NamedTuple):
    """A place in its own script, in English, and the region that holds it (two places in one are no conflict)."""

    native: str
    english: str
    region: str


class Trade(NamedTuple):
    """A trade; trades of one `sort` overlap in practice and never make two firms differ."""

    native: str
    english: tuple[str, ...]
    sort: str


def _places(text: str) -> tuple[Place, ...]:
    return tuple(Place(*line.split(",")) for line in text.split())


CN_PLACES = _places(
    """丹东,Dandong,Dandong 东港,Donggang,Dandong 大连,Dalian,Dalian 沈阳,Shenyang,Shenyang 营口,Yingkou,Yingkou
    鞍山,Anshan,Anshan 延吉,Yanji,Yanbian 珲春,Hunchun,Yanbian 图们,Tumen,Yanbian 龙井,Longjing,Yanbian
    长春,Changchun,Changchun 吉林,Jilin,Jilin 通化,Tonghua,Tonghua 集安,Ji'an,Tonghua 哈尔滨,Harbin,Harbin
    青岛,Qingdao,Qingdao 平度,Pingdu,Qingdao 烟台,Yantai,Yantai 威海,Weihai,Weihai 日照,Rizhao,Rizhao
    临沂,Linyi,Linyi 潍坊,Weifang,Weifang 济南,Jinan,Jinan 菏泽,Heze,Heze 天津,Tianjin,Tianjin
    石家庄,Shijiazhuang,Shijiazhuang 保定,Baoding,Baoding 许昌,Xuchang,Xuchang 郑州,Zhengzhou,Zhengzhou
    上海,Shanghai,Shanghai 宁波,Ningbo,Ningbo 杭州,Hangzhou,Hangzhou 绍兴,Shaoxing,Shaoxing 温州,Wenzhou,Wenzhou
    义乌,Yiwu,Jinhua 苏州,Suzhou,Suzhou 南通,Nantong,Nantong 无锡,Wuxi,Wuxi 南京,Nanjing,Nanjing
    合肥,Hefei,Hefei 武汉,Wuhan,Wuhan 广州,Guangzhou,Guangzhou 深圳,Shenzhen,Shenzhen 东莞,Dongguan,Dongguan
    佛山,Foshan,Foshan 中山,Zhongshan,Zhongshan 厦门,Xiamen,Xiamen 泉州,Quanzhou,Quanzhou
    乌鲁木齐,Urumqi,Urumqi 阿克苏,Aksu,Aksu 库车,Kuqa,Aksu 喀什,Kashgar,Kashgar 莎车,Yarkant,Kashgar
    和田,Hotan,Hotan 洛浦,Lop,Hotan 库尔勒,Korla,Bayingolin 昌吉,Changji,Changji 石河子,Shihezi,Shihezi
    吐鲁番,Turpan,Turpan 哈密,Hami,Hami 奎屯,Kuytun,Ili 伊宁,Yining,Ili"""
)
KP_PLACES = _places(
    """평양,Pyongyang,Pyongyang 신의주,Sinuiju,NorthPyongan 개성,Kaesong,Kaesong 원산,Wonsan,Kangwon
    함흥,Hamhung,SouthHamgyong 청진,Chongjin,NorthHamgyong 남포,Nampho,Nampho 라선,Rason,Rason
    사리원,Sariwon,NorthHwanghae 해주,Haeju,SouthHwanghae 평성,Pyongsong,SouthPyongan 강계,Kanggye,Chagang
    혜산,Hyesan,Ryanggang"""
)
KR_PLACES = _places(
    """서울,Seoul,Seoul 부산,Busan,Busan 대구,Daegu,Daegu 인천,Incheon,Incheon 광주,Gwangju,Gwangju
    대전,Daejeon,Daejeon 울산,Ulsan,Ulsan 안산,Ansan,Ansan 구미,Gumi,Gumi 창원,Changwon,Changwon
    평택,Pyeongtaek,Pyeongtaek 김해,Gimhae,Gimhae 포항,Pohang,Pohang 천안,Cheonan,Cheonan"""
)

# Spellings of one place that are in use beside the usual English one.
SPELLINGS = {
    "Kashgar": ("Kashi",),
    "Hotan": ("Hetian",),
    "Aksu": ("Akesu",),
    "Korla": ("Kuerle",),
    "Turpan": ("Tulufan",),
    "Urumqi": ("Wulumuqi",),
    "Lop": ("Luopu",),
    "Yarkant": ("Shache",),
    "Harbin": ("Haerbin",),
}

# Brand signs with their pinyin.
CN_SIGNS: tuple[tuple[str, str], ...] = tuple(
    (one[0], one[1:])
    for one in words("""华hua 金jin 鑫xin 兴xing 隆long 达da 盛sheng 丰feng 泰tai 源yuan 宏hong 恒heng 瑞rui 祥xiang 福fu
    海hai 东dong 天tian 立li 佳jia 美mei 德de 信xin 诚cheng 润run 茂mao 凯kai 博bo 旭xu 昌chang 永yong 安an 康kang
    和he 顺shun 通tong 百bai 万wan 鹏peng 龙long 凤feng 银yin 玉yu 阳yang 光guang 明ming 辉hui 荣rong 强qiang 伟wei
    联lian 卓zhuo 越yue 智zhi 创chuang 恩en 雅ya 秀xiu 兰lan 松song 峰feng 岭ling 江jiang 洋yang 涛tao 帆fan 贝bei
    思si 诺nuo 迪di 科ke 维wei 耀yao 庆qing 双shuang 森sen 麦mai 澳ao 欧ou 塔ta 鲁lu 穗sui 骏jun 彩cai 棠tang
    桥qiao 蓝lan 禾he 丹dan 冠guan 裕yu 善shan 竹zhu 云yun 群qun 展zhan 朗lang""")
)

CN_TRADES = (
    Trade("纺织", ("Textile", "Textiles"), "cloth"),
    Trade("针织", ("Knitting", "Knitwear"), "cloth"),
    Trade("服装", ("Garment", "Garments", "Clothing"), "cloth"),
    Trade("服饰", ("Apparel", "Clothing"), "cloth"),
    Trade("家纺", ("Home Textile",), "cloth"),
    Trade("棉业", ("Cotton Industry",), "cotton"),
    Trade("水产", ("Aquatic Products",), "sea"),
    Trade("海产", ("Seafood",), "sea"),
    Trade("食品", ("Food", "Foods"), "sea"),
    Trade("番茄制品", ("Tomato Products",), "sea"),
    Trade("发制品", ("Hair Products",), "hair"),
    Trade("睫毛", ("Eyelash", "Eyelashes"), "hair"),
    Trade("工艺品", ("Arts and Crafts", "Arts & Crafts"), "craft"),
    Trade("箱包", ("Luggage", "Bags"), "bags"),
    Trade("鞋业", ("Shoes", "Footwear"), "shoes"),
    Trade("化工", ("Chemical", "Chemicals"), "chemistry"),
    Trade("塑料", ("Plastics",), "chemistry"),
    Trade("机械", ("Machinery",), "machines"),
    Trade("五金", ("Hardware",), "machines"),
    Trade("电子", ("Electronics", "Electronic"), "electronics"),
    Trade("光电科技", ("Photoelectric Technology",), "electronics"),
    Trade("贸易", ("Trading", "Trade"), "trade"),
    Trade("进出口", ("Import and Export", "Import & Export"), "trade"),
    Trade("经贸", ("Economic and Trade",), "trade"),
    Trade("国际物流", ("International Logistics",), "freight"),
    Trade("国际货运代理", ("International Freight Forwarding",), "freight"),
    Trade("木业", ("Wood Industry", "Timber"), "wood"),
    Trade("家具", ("Furniture",), "wood"),
    Trade("玩具", ("Toys",), "toys"),
    Trade("纸业", ("Paper",), "paper"),
    Trade("医药", ("Pharmaceutical",), "medicine"),
    Trade("医疗用品", ("Medical Supplies",), "medicine"),
    Trade("金属材料", ("Metal Materials",), "metal"),
    Trade("矿业", ("Mining",), "mining"),
    Trade("石材", ("Stone",), "stone"),
    Trade("陶瓷", ("Ceramics",), "stone"),
)
CN_FORMS = (
    ("有限公司", ("Co., Ltd.", "Co., Ltd", "Company Limited", "Co Ltd", "CO.,LTD")),
    ("有限责任公司", ("Co., Ltd.", "Limited Liability Company")),
    ("股份有限公司", ("Co., Ltd.", "Joint Stock Co., Ltd.")),
    ("集团有限公司", ("Group Co., Ltd.",)),
)

# Korean brand syllables: Hangul, the spelling used in the North, the South's official spelling.
KR_SIGNS: tuple[tuple[str, str, str], ...] = tuple(
    (one[0], *one[1:].split("/"))  # type: ignore[misc]
    for one in words("""금kum/geum 은un/eun 대tae/dae 강kang/gang 산san/san 봉pong/bong 화hwa/hwa 룡ryong/yong 명myong/myeong
    진jin/jin 흥hung/heung 평phyong/pyeong 천chon/cheon 백paek/baek 송song/song 남nam/nam 동tong/dong 해hae/hae
    양yang/yang 원won/won 신sin/sin 광kwang/gwang 복pok/bok 만man/man 문mun/mun 장jang/jang 일il/il 삼sam/sam
    미mi/mi 보po/bo 하ha/ha 덕tok/deok 청chong/cheong 옥ok/ok 태thae/tae 선son/seon 림rim/im 월wol/wol""")
)
KR_TRADES = (
    Trade("무역", ("Trading",), "trade"),
    Trade("피복", ("Garment", "Clothing"), "cloth"),
    Trade("방직", ("Textile",), "cloth"),
    Trade("선박", ("Shipping",), "freight"),
    Trade("수산", ("Fishery", "Marine Products"), "sea"),
    Trade("식료", ("Foodstuff",), "sea"),
    Trade("기계", ("Machinery",), "machines"),
    Trade("전자", ("Electronics",), "electronics"),
    Trade("제약", ("Pharmaceutical",), "medicine"),
    Trade("석탄", ("Coal",), "mining"),
    Trade("광업", ("Mining",), "mining"),
    Trade("보험", ("Insurance",), "money"),
    Trade("건설", ("Construction",), "building"),
    Trade("화학", ("Chemical",), "chemistry"),
    Trade("목재", ("Timber",), "wood"),
    Trade("수예", ("Embroidery",), "craft"),
)
KR_FORMS = (
    ("회사", ("Company", "Corporation", "Co.", "Corp.")),
    ("총회사", ("General Corporation", "General Company")),
    ("합영회사", ("Joint Venture Company", "JV Co.")),
)

ORDINALS = {
    1: "一",
    2: "二",
    3: "三",
    4: "四",
    5: "五",
    6: "六",
    7: "七",
    8: "八",
    9: "九",
    10: "十",
    11: "十一",
    12: "十二",
}


def pinyin_fold(syllable: str) -> str:
    """Return a coarse sound of a pinyin syllable, so that spellings and dialects of one sound fall together.

    >>> pinyin_fold("zhong") == pinyin_fold("zong"), pinyin_fold("xin") == pinyin_fold("xing")
    (True, True)
    """
    for initial, other in (
        ("zh", "z"),
        ("ch", "c"),
        ("sh", "s"),
        ("l", "n"),
        ("r", "n"),
        ("h", "f"),
        ("x", "s"),
        ("q", "c"),
    ):
        if syllable.startswith(initial):
            syllable = other + syllable[len(initial) :]
            break
    syllable = {"j": "z", "k": "g", "t": "d", "p": "b"}.get(syllable[0], syllable[0]) + syllable[1:]
    return (
        syllable.replace("ng", "n")
        .replace("uo", "o")
        .replace("ou", "o")
        .replace("ue", "e")
        .replace("ia", "a")
    )


def korean_fold(syllable: str) -> str:
    """Return a coarse sound of a Korean syllable in Latin: voiced and voiceless, r and l, o and eo fall together.

    >>> korean_fold("tong") == korean_fold("dong"), korean_fold("kum") == korean_fold("geum")
    (True, True)
    """
    for one, other in (
        ("kh", "g"),
        ("th", "d"),
        ("ph", "b"),
        ("ch", "j"),
        ("k", "g"),
        ("t", "d"),
        ("p", "b"),
        ("ry", "y"),
    ):
        syllable = syllable.replace(one, other)
    for one, other in (
        ("eo", "o"),
        ("eu", "o"),
        ("u", "o"),
        ("ae", "e"),
        ("yo", "o"),
        ("ye", "e"),
        ("r", "n"),
        ("l", "n"),
    ):
        syllable = syllable.replace(one, other)
    return syllable.replace("ng", "n").replace("m", "n")
