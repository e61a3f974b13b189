/** Of the structured answer, in the order of its schema. */
export const FIELDS = `Поля ответа
usedFacts — id фактов, из которых следует ответ; intent — о чём спрашивает покупатель, одним-двумя словами; reply — текст покупателю; confidence — уверенность от 0 до 1; handoff и handoffReason — нужен ли человек и почему (иначе пустая строка).`;
