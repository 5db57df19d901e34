/** A sentence in each language; `{name}` is filled by `say`. */
export type Sentence = { zh: string; en: string }
export type Catalogue = Record<string, Sentence>
