/** An invitation as it is handed on: the page that takes its code, and a title that says what it is. */
export type ShareCard = { title: string; page: 'join' | 'staffJoin' | 'home'; code: string }
