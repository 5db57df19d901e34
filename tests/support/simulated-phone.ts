/** What stands at `/phone-api/phone-number`: the local cloud's simulated phone, or nothing (a browser in production). */
export const phoneGives = (code: string | undefined): void => {
  const answer = {
    ok: code !== undefined,
    json: () => Promise.resolve({ errMsg: 'getPhoneNumber:ok', code }),
  }
  Object.assign(globalThis, { fetch: () => Promise.resolve(answer) })
}
