import { type CaseFacts, type ServiceCase, serviceCaseOf } from '../../../domain/sla/service-case'

const facts = (more: Partial<CaseFacts>): CaseFacts => ({
  kind: 'repair',
  category: 'water_leak',
  priority: 'normal',
  ...more,
})

test.each([
  ['a repair', facts({}), { kind: 'normal-repair' }],
  ['an emergency', facts({ priority: 'emergency' }), { kind: 'emergency-repair', trapped: false }],
  [
    'people trapped',
    facts({ category: 'elevator_trapped', priority: 'emergency' }),
    { kind: 'emergency-repair', trapped: true },
  ],
  [
    'a falling object is a complaint and an emergency',
    facts({ kind: 'complaint', category: 'falling_object', priority: 'emergency' }),
    { kind: 'emergency-repair', trapped: false },
  ],
  [
    'a gas leak is external and an emergency',
    facts({ kind: 'external', category: 'gas', priority: 'emergency' }),
    { kind: 'emergency-repair', trapped: false },
  ],
  ['an inquiry', facts({ kind: 'inquiry', category: 'fee' }), { kind: 'inquiry' }],
  [
    'a complaint not yet classed is minor',
    facts({ kind: 'complaint', category: 'noise' }),
    { kind: 'complaint', class: 'minor', complex: false },
  ],
  [
    'a complex complaint',
    facts({ kind: 'complaint', category: 'noise', complaint: { class: 'major', complex: true } }),
    { kind: 'complaint', class: 'major', complex: true },
  ],
  [
    'a complaint not valid',
    facts({ kind: 'complaint', category: 'noise', complaint: { class: 'major', valid: false } }),
    { kind: 'invalid-complaint' },
  ],
  ['praise', facts({ kind: 'praise', category: 'praise' }), { kind: 'other' }],
  ['a suggestion', facts({ kind: 'suggestion', category: 'suggestion' }), { kind: 'other' }],
  ['a paid service', facts({ kind: 'paid_service', category: 'home_repair' }), { kind: 'other' }],
  ['a locksmith', facts({ kind: 'external', category: 'locksmith' }), { kind: 'other' }],
] as [string, CaseFacts, ServiceCase][])('%s', (_what, report, expected) => {
  expect(serviceCaseOf(report)).toEqual(expected)
})
