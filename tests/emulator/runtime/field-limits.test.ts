import { valueFault } from '../../../emulator/wechat/field-limits'

describe('limits of template values (wechat.md §3.1)', () => {
  it.each([
    ['thing1', '字'.repeat(20), true],
    ['thing1', '😀'.repeat(20), true],
    ['thing1', '字'.repeat(21), false],
    ['thing1', '', false],
    ['thing1', 'a\nb', false],
    ['number1', '12.50', true],
    ['number1', '12元', false],
    ['letter1', 'AB', true],
    ['letter1', 'A1', false],
    ['symbol1', '%^', true],
    ['symbol1', '汉', false],
    ['character_string3', 'WX-2026/01#5', true],
    ['character_string3', '单号1', false],
    ['character_string3', 'x'.repeat(33), false],
    ['time4', '2019年10月1日 15:01', true],
    ['time4', '15:01', true],
    ['time4', '2019年10月1日 15:01~16:00', true],
    ['time4', '2019-10-01 15:01', false],
    ['date5', '2019年10月1日', true],
    ['amount6', '¥1234.50', true],
    ['amount6', '12345678901', false],
    ['phone_number7', '+86-138 0000 0001', true],
    ['phone_number7', '138****0001', false],
    ['car_number8', '粤A12345', true],
    ['name9', '王小明', true],
    ['name9', '王小明Wang', false],
    ['name9', 'Wang Xiaoming', true],
    ['phrase10', '待处理', true],
    ['phrase10', '处理中100', false],
    ['phrase10', '已经处理完成', false],
    ['mystery1', 'x', false],
  ])('%s %j: %s', (key, value, allowed) => {
    expect(valueFault(key, value) === undefined).toBe(allowed)
  })
})
