"""Who speaks in a Korean or Chinese sentence: the noun phrase beside a verb of saying."""

import re
from typing import Final

__all__ = ["told_in_wide"]

_KO_VERB: Final = (
    r"(?:말했|밝혔|전했|주장했|설명했|증언했|부인했|인정했|지적했|강조했|덧붙였|보도했|추산했|집계했|발표했|반박했|시인했|자랑했|토로했|귀띔했|확인했|답했|경고했|털어놨|털어놓|전해\s?왔|"
    r"알려\s?왔|호소했|회고했|진술했|해명했|폭로했|일축했|내다봤|관측했|분석했|비판했|소개했|언급했|진단했|추정했|단언했|잘라\s?말했|항변했|고백했|하소연했|꼬집었|우려했|촉구했|공개했|고발했|적시했|"
    r"적었|썼|명시했|알렸|이야기했|얘기했|들려줬|회상했|되풀이했|반복했|비난했|항의했|통보했|공시했|보고했|기록했|귀띔해|대답했|못\s?박았|평가했|전망했|파악했|판단했|선을\s?그었)"
)
_KO_DID: Final = r"(?:했다|한다|했고|했으며|했는데|했지만)"
"""The bare "did" that follows a reported clause: 90%라고 했다."""
_KO_END: Final = rf"(?:{_KO_VERB}|(?<=고 ){_KO_DID}|(?<=[”\"]고 ){_KO_DID}|(?<=라고 ){_KO_DID})"
_KO_NP: Final = r"[가-힣A-Za-z0-9()·’'\s]{2,40}?"
_KO: Final = (
    re.compile(rf"^(그|그녀)는\s(?=(?:[“\"].*[”\"]\s?(?:이?라고|고|며))|.{{4,160}}[다라냐자]고\s{_KO_END})"),
    re.compile(rf"[다라냐자]고\s+(그|그녀)(?:는|가)\s+(?:[^“”\"]{{0,24}}\s)?{_KO_VERB}"),
    re.compile(rf"(?:^|[,.”\"]\s*)({_KO_NP})(?:을|를)\s?보면"),
    re.compile(rf"(?:^|[,.”\"]\s*)({_KO_NP})(?:에\s?따르면|에\s?의하면|을\s?인용|를\s?인용)"),
    re.compile(rf"(?:[다라냐자]고|[”\"’]\s?(?:이?라고|고|며)?)\s+({_KO_NP})(?:은|는|이|가|측은|측이)\s+(?:[^“”\"]{{0,24}}\s)?{_KO_VERB}"),
    re.compile(rf"(?:^|[.”\"]\s*)({_KO_NP})(?:은|는|도|측은|측이|이|가)\s(?=[^”\"]*[“\"]|.{{0,200}}?{_KO_END})(?:.{{0,220}}?){_KO_END}"),
)  # fmt: skip
_ZH_VERB: Final = (
    r"(?:表示|声称|指出|(?<!不愿)(?<!不便)(?<!拒绝)(?<!要求不)(?<!不肯)(?<!未)透露(?!姓名|身份|名字|真名)|承认|否认|报道|证实|认为|说道?|坦言|强调|回应称?|告诉|宣布|通报|公布|公告|发现|估计|指控|反驳|补充说|"
    r"显示|披露|作证|回忆|解释|介绍|称|写道|写明|载明|注明|记载|列明|确认|推算|测算|估算|抱怨|感叹|直言|反映|举报|爆料|质疑|警告|提到|谈到|辩称|答复|复函|声明|申明|澄清)"
)
_ZH: Final = (
    re.compile(r"(?:从|自)([^，。；、“”]{2,24}?)(?:处|那里|方面|口中)?(?:获悉|了解到|得知|获知)"),
    re.compile(r"(?:^|[，。；”])\s*(?:另|又)?(?:据|根据|按照|援引|引述|引用)\s?([^，。；、“”]{2,30}?)(?:的)?(?:报道|透露|介绍|称|说|统计|估计|披露|消息|显示)?(?=[，,])"),
    re.compile(r"(?:引述|引用|援引)([^，。；“”]{2,24}?)(?:的话)?(?:说|称|表示|透露)"),
    re.compile(r"[，。！？]?”\s*([他她])(?:还|又)?(?:说|表示|称|回忆|补充)"),
    re.compile(r"^([他她])(?:还|又|也|并)?(?:说|表示|称|回忆|补充|估计|承认|否认|透露|告诉|解释)"),
    re.compile(r"(?:^|[，。；])\s*(?:另)?据([^，。；]{0,12}“[^”]{2,16}”)[^，。；]{0,12}(?:报告|报道|调查|消息|统计)(?=[，,])"),
    re.compile(rf"(?:^|[，。；”])\s*([^，。；“”]{{2,26}}?)(?:还|也|则|曾|随后|均|都|在[^，。；“”]{{2,14}}(?:中|上|时|里)|(?:\d{{1,2}}月)?\d{{1,2}}日|则?对[^，。；“”]{{2,8}}|向[^，。；“”]{{2,12}})?{_ZH_VERB}(?=[，：:“”]|[^。；]{{2,}})"),
)  # fmt: skip
_KO_HEAD: Final = re.compile(r"^(?:그러나|하지만|또|또한|한편|이에|이어|반면|특히|다만|이에\s?대해)\s+")
_ZH_HEAD: Final = re.compile(r"^(?:但|而|不过|对此|此外|同时|目前|近日|日前|本报讯|本报记者|记者)\s?")
_NO_SPEAKER: Final = re.compile(r"[\d\s]+|.*(?:月|日|年|时候|方面来看|情况|原则|规定|法律|要求|需要)$")
"""What stands before a verb of saying or after 据 and says nothing itself: a day, a rule."""


def told_in_wide(sentence: str) -> tuple[str, int, int] | None:
    """Return who speaks in a Korean or Chinese sentence, and where; an empty name when nobody does, None for another script.

    >>> told_in_wide("수입이 줄었다고 한 상인이 말했다.")[0], told_in_wide("一位不愿透露姓名的工人向记者透露，工资很低。")[0]
    ('한 상인', '一位不愿透露姓名的工人')
    >>> told_in_wide("It fell.") is None
    True
    """
    korean = bool(re.search(r"[가-힣]", sentence))
    if not korean and not re.search(r"[一-鿿]", sentence):
        return None
    for pattern in _KO if korean else _ZH:
        if match := pattern.search(sentence):
            bare = match[1].strip(" “”\"'")
            who = (_KO_HEAD if korean else _ZH_HEAD).sub("", bare).strip()
            if (1 < len(who) <= 40 or who in ("他", "她", "그", "그녀")) and not _NO_SPEAKER.fullmatch(who):
                return who, match.start(1), match.end(1)
    return "", -1, -1
