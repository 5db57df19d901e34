import type { PolicyInput } from '../../../contract/community/policy'
import { COMPLAINT_CLASSES } from '../../../domain/sla/policy'
import { isAhead } from '../../../domain/sla/policy-ahead'
import { Choice } from '../../ui/choice'
import { say, type WordKey } from '../../ui/words'
import { DefaultButton } from './default-button'
import { LimitCell } from './limit-cell'
import { NumberBox } from './number-box'
import { limitWord, unitOf } from './policy-words'
import { Problem, problemId } from './problem'
import { DEFAULTS, type PolicyDraft } from './use-policy-draft'

type Place = {
  place: string
  word: WordKey
  read: (policy: PolicyInput) => number
  write: (policy: PolicyInput, n: number) => Partial<PolicyInput>
}

const plain = (
  name: 'warnPercent' | 'appointmentMinutes' | 'autoConfirmHours' | 'reopenDays' | 'photoMonths',
): Place => ({
  place: name,
  word: `policy.${name}`,
  read: (policy) => policy[name],
  write: (_policy, n) => ({ [name]: n }),
})
const overdue = (level: 'lead' | 'supervisor' | 'manager'): Place => ({
  place: `overduePercents.${level}`,
  word: `policy.overduePercents.${level}`,
  read: ({ overduePercents }) => overduePercents[level],
  write: ({ overduePercents }, n) => ({ overduePercents: { ...overduePercents, [level]: n } }),
})
const offered = (kind: 'normal' | 'emergency'): Place => ({
  place: `offerMinutes.${kind}`,
  word: `policy.offerMinutes.${kind}`,
  read: ({ offerMinutes }) => offerMinutes[kind],
  write: ({ offerMinutes }, n) => ({ offerMinutes: { ...offerMinutes, [kind]: n } }),
})

const PLACES: readonly Place[] = [
  plain('warnPercent'),
  ...(['lead', 'supervisor', 'manager'] as const).map(overdue),
  ...(['normal', 'emergency'] as const).map(offered),
  plain('appointmentMinutes'),
  plain('autoConfirmHours'),
  plain('reopenDays'),
  plain('photoMonths'),
]

type Props = { draft: PolicyDraft; mayEdit: boolean }

function OneNumber({ draft, mayEdit, one }: Props & { one: Place }) {
  const { place, word, read, write } = one
  const wrong = draft.problems.includes(place)
  const value = read(draft.typed)
  return (
    <div className="al-policy__line">
      <span className="al-policy__name">{say(word)}</span>
      {mayEdit ? (
        <NumberBox
          key={draft.round}
          label={say(word)}
          value={value}
          wrong={wrong}
          describedBy={wrong ? problemId(place) : undefined}
          onChange={(n) => draft.change(write(draft.typed, n ?? NaN))}
        />
      ) : (
        value
      )}
      <span>{unitOf(place)}</span>
      {mayEdit && (
        <DefaultButton
          what={say(word)}
          hidden={value === read(DEFAULTS)}
          onPress={() => draft.putBack(write(draft.typed, read(DEFAULTS)))}
        />
      )}
      <Problem draft={draft} place={place} />
      {place === 'overduePercents.manager' && <Problem draft={draft} place="overduePercents" />}
    </div>
  )
}

function ReturnVisit({ draft, mayEdit }: Props) {
  const limit = draft.typed.returnVisit
  return (
    <div className="al-policy__line">
      <span className="al-policy__name">{say('policy.returnVisit')}</span>
      {mayEdit ? (
        <LimitCell
          label={say('policy.returnVisit')}
          place="returnVisit"
          limit={limit}
          draft={draft}
          onChange={(next) => draft.change({ returnVisit: next ?? { ...limit, limit: NaN } })}
        />
      ) : (
        limitWord(limit)
      )}
    </div>
  )
}

function Classes({ draft, mayEdit }: Props) {
  const used = draft.typed.complaintClasses
  const toggled = (one: (typeof used)[number]) =>
    COMPLAINT_CLASSES.filter((each) => (each === one ? !used.includes(each) : used.includes(each)))
  return (
    <div className="al-policy__line">
      <span className="al-policy__name">{say('policy.complaintClasses')}</span>
      {mayEdit ? (
        <Choice
          many
          label={say('policy.complaintClasses')}
          options={COMPLAINT_CLASSES.map((value) => ({ value, word: say(`complaintClass.${value}`) }))}
          value={used}
          onChange={(one) => draft.change({ complaintClasses: toggled(one) })}
        />
      ) : (
        used.map((one) => say(`complaintClass.${one}`)).join('、')
      )}
      <Problem draft={draft} place="complaintClasses" />
    </div>
  )
}

const IN_FORCE = PLACES.filter(({ place }) => !isAhead(place))
const LATER = PLACES.filter(({ place }) => isAhead(place))

/** Terms and the rest of the numbers, each with its unit beside it; folded away what nothing acts on yet. */
export function Numbers(props: Props) {
  const marked = props.draft.problems.some(isAhead)
  return (
    <>
      <div className="al-policy__lines">
        {IN_FORCE.map((one) => (
          <OneNumber key={one.place} {...props} one={one} />
        ))}
      </div>
      <details className="al-policy__later" {...(marked && { open: true })}>
        <summary>{say('policy.later')}</summary>
        <p>{say('policy.later.text')}</p>
        <div className="al-policy__lines">
          {LATER.map((one) => (
            <OneNumber key={one.place} {...props} one={one} />
          ))}
          <ReturnVisit {...props} />
          <Classes {...props} />
        </div>
      </details>
    </>
  )
}
