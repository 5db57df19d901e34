/** What the getPhoneNumber button answered; empty in a browser, where the answer is fetched. */
export type PhoneAnswer = { code?: string; errMsg?: string }

/** A code for the server (one use, five minutes: wechat.md §4.1), or why there is none. */
export type PhoneCode = { code: string } | 'refused' | 'unavailable'
