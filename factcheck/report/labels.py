"""Words of the Russian interface for the report's codes."""

from __future__ import annotations

SEVERITIES = {"error": "ошибка", "warning": "предупреждение", "info": "к сведению"}
KINDS = {
    "date": "дата",
    "weekday": "день недели",
    "place": "место",
    "containment": "где находится",
    "participants": "участники",
    "occasion": "повод",
    "duration": "длительность",
    "ordinal": "который по счёту",
    "status": "состоялось ли",
    "office": "должность",
    "quantity": "количество",
    "age": "возраст",
    "anniversary": "годовщина",
    "name": "имя",
    "sum": "сумма",
    "contradiction": "противоречие",
    "calendar": "календарь",
    "stale": "давность проверки",
}
VERDICTS = {
    "supported": "подтверждено",
    "refuted": "опровергнуто",
    "not_enough_info": "нет данных",
    "agrees": "сходится",
    "disagrees": "расходится",
    "unknown": "неизвестно",
}
FIELDS = {
    "date": "дата",
    "place": "место",
    "participants": "участники",
    "occasion": "повод",
    "duration_minutes": "длительность",
    "planned_duration_minutes": "по плану",
    "ordinal": "номер",
    "status": "статус",
    "person": "кто",
    "position": "должность",
    "organisation": "чего",
    "as_of": "с какого дня",
    "within": "где",
    "value": "значение",
    "total": "сумма",
    "change": "изменение",
}
ROLES = {"cause": "Причина", "other_side": "Другая сторона", "first_mention": "Первое упоминание"}
REASONS = {
    "no data": "в справочнике нет данных",
    "no fact counts this": "этого числа в справочнике нет",
    "a part of what is counted": "часть того, что посчитано",
    "an earlier count": "прежнее число",
    "the day told does not exist": "такого дня нет",
    "a part of each": "доля каждого",
    "what is remembered is not in the tables": "того, чему годовщина, в справочнике нет",
    "day of birth not known": "дня рождения в справочнике нет",
    "day not in the tables": "этого дня в справочнике нет",
    "a row of that day may be it": "может быть, это другая строка того же дня",
    "several people may be meant": "не ясно, о ком речь",
    "plan": "план: сравнивается только с планами",
    "no row": "такого события в справочнике нет",
    "no row fits well enough": "ни одна строка справочника не подходит без сомнений",
    "several rows fit": "подходят несколько строк",
    "the first day is not known": "первый день в справочнике неизвестен",
    "person not known": "человека нет в справочнике",
    "seat not named": "не названо, чья это должность",
    "no other holder known": "сроки в справочнике неизвестны",
    "no day to judge by": "нет даты, на которую судить",
    "status": "избранный, назначенный, исполняющий обязанности и т. п.",
    "a place is not in the tables": "места нет в справочнике",
    "several places have this name": "мест с таким названием несколько",
    "no place of the same rank is known": "нет места того же ранга для сравнения",
    "year not known": "год неизвестен",
    "nothing to compare with": "не с чем сравнить",
}
STATUSES = {
    "held": "состоялось",
    "planned": "планируется",
    "possible": "возможно",
    "postponed": "отложено",
    "cancelled": "отменено",
    "denied": "отрицается",
    "holds": "занимает",
    "former": "бывший",
    "acting": "и. о.",
    "elected": "избран",
    "appointed": "назначен",
    "dismissed": "уволен",
    "future": "будущий",
}
CHANGES = {"new": "новое", "kept": "было и раньше", "moved": "сдвинулось", "decided": "решено"}
GONE = "больше не находится"
VOICES = {"own": "", "hearsay": "со слов", "quote": "цитата", "unasserted": "не утверждается"}
