import { inRegister } from '../../../domain/community/home-request'
import type { RegisteredMember } from '../../../domain/community/household'
import { buildingIn, namesRoom, namesUnit } from '../../../domain/community/place-words'

const WANG: RegisteredMember = { name: '王芳', relation: 'owner', phone: '13900000001' }
const LI: RegisteredMember = { name: '李伟', relation: 'family', phone: '13900000002' }
const XIAO: RegisteredMember = { name: '小王', relation: 'family' }

describe('an applicant in the register', () => {
  it.each([
    ['has the number and the name', '王芳', '13900000001', [WANG, LI], 'same', '王芳'],
    ['has the number of another name', '王小芳', '13900000002', [WANG, LI], 'same', '李伟'],
    [
      'has the number of another, though the name is there',
      '王芳',
      '13900000002',
      [WANG, LI],
      'same',
      '李伟',
    ],
    ['has another number there', '王芳', '13900000009', [WANG, LI], 'other', '王芳'],
    ['is there without a number', '小王', '13900000009', [WANG, XIAO], 'none', '小王'],
    ['is not there', '张敏', '13900000009', [WANG, LI], 'none', undefined],
    ['asks for a home without anybody', '张敏', '13900000009', undefined, 'none', undefined],
  ] as const)('%s', (_case, name, phone, registered, number, member) => {
    const household = registered === undefined ? {} : { registered: [...registered] }
    const found = inRegister({ name, phone }, household)
    expect([found.number, found.member?.name]).toEqual([number, member])
  })
})

describe('a place in words', () => {
  const unit = { building: '3', entrance: '2', room: '1201' }
  it.each([
    ['3栋2单元1201', true],
    ['3-2-1201', true],
    ['３号楼 ２ 单元 １２０１', true],
    ['3栋1201', true],
    ['3栋', true],
    ['3-1-1201', false],
    ['3-2-1202', false],
    ['4-2-1201', false],
    ['', false],
  ])('“%s” names the unit: %s', (words, names) => {
    expect(namesUnit(words, unit)).toBe(names)
  })
  it('names a room only beyond the building', () => {
    expect([namesRoom('3栋'), namesRoom('3栋1201'), buildingIn('３栋'), buildingIn('大门口')]).toEqual([
      ...[false, true, '3', undefined],
    ])
  })
})
