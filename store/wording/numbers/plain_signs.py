"""The signs of a text in their plain forms, so that one scan sees a numeral in whatever script it is written.

Digits of every script become 0 to 9, numerals that are no digits (Ⅻ, ½, ⑳) become `SIGN`, letters the
small Latin ones they look like, traditional and formal units the usual ones. Signs that print nothing are
left out. The text itself is never changed by this: it is only looked at.
"""

import unicodedata

SIGN = "\ue000"
"""Stands for a sign with a numeric value that is no digit."""

_PAIRS = (
    # Cyrillic and Greek letters that print like Latin ones
    "аaеeоoрpсcхxуyіiѕsјjһhԁdкkмmтtнhвbАaЕeОoРpСcХxУyІiЅsЈjНhВbКkМmТt"
    "οoνvιiτtρpυuκkαaχxγyηnΟoΝnΙiΤtΡpΥyΚkΗhΕeΑaΧxΖzΒbΜmıiℓl"
    # traditional, formal and round forms
    "萬万億亿兩两參叁貳贰陸陆個个條条戶户歲岁處处張张種种項项噸吨○〇◯〇倆俩貮贰弍二弎三弌一壱一弐二"
    # marks, those of Chinese that NFKC would make others of among them
    "％%﹪%٪%⁒%؉‰，，：：．．（（））！！？？；；〜~‐-‑-‒-−-－-"
)
_ALIKE = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)) | {"💯": SIGN, "🔟": SIGN}
_USUAL = "一二三四五六七八九廿卅卌壹贰叁肆伍陆柒捌玖仨"
_EVERYDAY = "什幺阡陌漆参"
"""Signs with a numeric value that are nearly always other words."""
_RARE = {
    1: "一",
    2: "二",
    3: "三",
    4: "四",
    5: "五",
    6: "六",
    7: "七",
    8: "八",
    9: "九",
    20: "廿",
    30: "卅",
    40: "卌",
}
_NOTHING = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")


class _Plain(dict[int, str]):
    """Plain forms by code point, worked out when a sign is first met."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _plain(chr(code))
        return found


def _plain(sign: str) -> str:
    if sign in _ALIKE:
        return _ALIKE[sign]
    kind = unicodedata.category(sign)
    if kind in ("Cf", "Mn", "Me") or sign in _NOTHING:
        return ""
    if kind == "Nd":
        return str(unicodedata.digit(sign))
    if kind in ("No", "Nl"):
        digit = unicodedata.digit(sign, None)
        if digit is not None and sign not in "²³":
            return str(digit)
        return sign if sign in "〇²³" else SIGN
    if kind == "Lo" and sign not in _EVERYDAY and unicodedata.numeric(sign, 0) in _RARE:
        # Numerals nobody writes any more (㐅, 亖, 弎) are read all the same; the usual ones stay as they are.
        return sign if sign in _USUAL else _RARE[int(unicodedata.numeric(sign))]
    if kind == "Zs":
        return " "
    folded = unicodedata.normalize("NFKC", sign)
    return folded.lower() if len(folded) == 1 and len(folded.lower()) == 1 else sign


_PLAIN = _Plain()


def plain_signs(text: str) -> tuple[str, list[int]]:
    """The text in plain signs, and for each of them the offset it came from."""
    plain = text.translate(_PLAIN)
    if len(plain) == len(text):
        return plain, list(range(len(text)))
    pieces = [(_PLAIN[ord(sign)], at) for at, sign in enumerate(text)]
    return "".join(piece for piece, _ in pieces), [at for piece, at in pieces if piece]
