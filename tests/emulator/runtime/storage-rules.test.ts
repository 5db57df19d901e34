import { parseRule } from '../../../emulator/storage/rule-expression'

describe('storage rule expressions', () => {
  const facts = { auth: { openid: 'oAnna' }, resource: { openid: 'oAnna', path: 'in/a.jpg' } }
  it.each([
    ['auth != null', true],
    ['auth == null', false],
    ['resource.openid == auth.openid || resource.openid == auth.uid', true],
    ['resource.openid == auth.uid', false],
    ['/^in\\//.test(resource.path) == true', true],
    ['/^out\\//.test(resource.path) == true || auth.openid == "oAnna"', true],
    ['!(auth.openid == "oAnna") && true', false],
    ["auth.loginType != 'ANONYMOUS'", true],
  ])('%s is %s', (text, expected) => {
    expect(parseRule(text)(facts)).toBe(expected)
  })

  it.each([
    'auth.name == 1',
    'resource.openid = auth.openid',
    '/^in/.test(resource.path)',
    'process.exit()',
    '(true',
    'true true',
  ])('does not accept %s', (text) => expect(() => parseRule(text)).toThrow('storage rule'))
})
