import { redact } from '../../../cloudfunctions/_kit/redact'

it.each([
  ['E11000 dup key: { registered.phone: "13900001000" }', 'E11000 dup key: { registered.phone: "***" }'],
  ['value "王芳" of 3栋2单元1201室 is no number', 'value "***" of 3*** is no number'],
  ['call +86 139 0000 1000 or 010-60001000', 'call *** or ***'],
  ['GET /wxa/x?access_token=82_abcDEF-9&x=1', 'GET /wxa/x?access_token=***&x=1'],
  ['openid oABCDEFGHIJKLMNOPQRSTUVWXYZ1 is bound', 'openid *** is bound'],
  ['Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'Bearer ***'],
])('cuts what is about a person out of %s', (text, rest) => {
  expect(redact(text)).toBe(rest)
})

it.each([
  'document t1f0c9d7a5b3e2f4a6b8c0d1e2f3 at version 12, dueAt 1795485600000',
  'TypeError: x is not a function at serve (/var/user/index.js:1390:13900)',
])('keeps what helps to find the cause: %s', (text) => {
  expect(redact(text)).toBe(text)
})
