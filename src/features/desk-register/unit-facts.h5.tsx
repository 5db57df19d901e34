import type { ReactNode } from 'react'
import type { UnitDetail } from '../../../contract/register'
import { api } from '../../api/api'
import { Button } from '../../ui/button'
import { dayTime } from '../../ui/format'
import { say, type WordKey } from '../../ui/words'
import { Reveal } from './reveal'
import { isLivedIn } from './typed'
import { areaWord, changeWord, statusWord, tenureWord, viaWord } from './unit-words'

type Tenure = UnitDetail['tenures'][number]

function Fact({ word, children }: { word: WordKey; children: ReactNode }) {
  return (
    <div>
      <dt>{say(word)}</dt>
      <dd>{children === '' || children === undefined ? say('register.unknown') : children}</dd>
    </div>
  )
}

type Shown = { communityId: string; unitId: string; tenure: Tenure; maySee: UnitDetail['maySee'] }

function Number({ communityId, unitId, tenure, index }: Omit<Shown, 'maySee'> & { index: number }) {
  const { householdId, version } = tenure
  const { name = '', phone = '' } = tenure.members[index] ?? {}
  return (
    <Reveal
      {...{ communityId, unitId }}
      covered={phone}
      label={say('register.lookPhone', { name })}
      look={async (asked) => {
        const input = { communityId, householdId, version, member: index, ...asked }
        return (await api.community.register.revealPhone(input)).phone
      }}
    />
  )
}

function Members({ tenure, maySee, ...place }: Shown) {
  if (tenure.members.length === 0) return <p className="al-register__small">{say('register.nobody')}</p>
  return (
    <ul className="al-register__members">
      {tenure.members.map(({ name, relation, phone }, index) => (
        <li key={index}>
          <span>{name}</span>
          <span className="al-register__small">{say(`relation.${relation}`)}</span>
          {phone !== undefined && maySee.phones ? (
            <Number {...place} tenure={tenure} index={index} />
          ) : (
            <span className="al-register__number">{phone}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Care({ communityId, unitId, tenure: { householdId } }: Omit<Shown, 'maySee'>) {
  return (
    <Reveal
      {...{ communityId, unitId }}
      covered={say('register.careMarked')}
      label={say('register.lookCare')}
      look={async (asked) =>
        (await api.community.register.revealCare({ communityId, householdId, ...asked })).care
      }
    />
  )
}

function Present({ tenure, maySee, ...place }: Shown) {
  const cars = tenure.vehicles.map(({ plate, space }) => [plate, space].filter(Boolean).join(' '))
  return (
    <>
      <h3 className="al-register__part">{say('register.memberList')}</h3>
      <Members {...{ ...place, tenure, maySee }} />
      <dl className="al-register__facts">
        <Fact word="register.tenure">{tenureWord(tenure.kind)}</Fact>
        <Fact word={isLivedIn(tenure.kind) ? 'register.from' : 'register.since'}>{tenure.from}</Fact>
        {tenure.leaseUntil && <Fact word="register.leaseUntil">{tenure.leaseUntil}</Fact>}
        <Fact word="register.vehicles">{cars.join('、')}</Fact>
        {tenure.marked && (
          <Fact word="register.care">
            <Care {...place} tenure={tenure} />
          </Fact>
        )}
      </dl>
    </>
  )
}

function Earlier({ tenures }: { tenures: readonly Tenure[] }) {
  if (tenures.length === 0) return null
  return (
    <>
      <h3 className="al-register__part">{say('register.tenures')}</h3>
      <ul className="al-register__log">
        {tenures.map(({ householdId, from, to = '', kind, members }) => (
          <li key={householdId}>
            {say('register.span', { from, to })}
            <span className="al-register__small">
              {' '}
              {tenureWord(kind)} {members.map(({ name }) => name).join('、')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Log({ log, now }: Pick<UnitDetail, 'log' | 'now'>) {
  if (log.length === 0) return null
  return (
    <>
      <h3 className="al-register__part">{say('register.log')}</h3>
      <ul className="al-register__log">
        {log.map(({ at, by, via, changes }) => (
          <li key={at}>
            <span className="al-register__small">
              {say('register.logEntry', { when: dayTime(at, now), who: by, via: say(viaWord(via, changes)) })}
            </span>
            {changes.map((change, index) => (
              <div key={index}>{changeWord(change)}</div>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}

type Props = { communityId: string; unit: UnitDetail; onEdit: () => void; onRemove: () => void }

/** What is known of a unit, its present household first; numbers and special care stay covered until they are needed. */
export function UnitFacts({ communityId, unit, onEdit, onRemove }: Props) {
  const [newest] = unit.tenures
  const present = newest?.to === undefined ? newest : undefined
  return (
    <div className="al-register__unit">
      <dl className="al-register__facts">
        <Fact word="register.area">{areaWord(unit.areaCentiares)}</Fact>
        <Fact word="register.use">{unit.use}</Fact>
        <Fact word="register.status">{statusWord(unit.status)}</Fact>
        <Fact word="register.warrantyUntil">{unit.warrantyUntil}</Fact>
      </dl>
      {present && (
        <Present
          key={present.version}
          {...{ communityId, unitId: unit.unitId, tenure: present, maySee: unit.maySee }}
        />
      )}
      <div className="al-register__line">
        {unit.mayEdit && (
          <Button inline icon="edit" onPress={onEdit}>
            {say('register.edit')}
          </Button>
        )}
        {unit.mayRemove && (
          <Button inline kind="quiet" onPress={onRemove}>
            {say('register.removeUnit')}
          </Button>
        )}
      </div>
      <Earlier tenures={present ? unit.tenures.slice(1) : unit.tenures} />
      <Log log={unit.log} now={unit.now} />
    </div>
  )
}
