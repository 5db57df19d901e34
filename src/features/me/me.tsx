import type { ReactNode } from 'react'
import { MINUTE } from '../../../domain/kernel/instant'
import { useMe, type Me } from '../../api/use-me'
import { open } from '../../platform/navigate'
import { call } from '../../platform/phone'
import { Button } from '../../ui/button'
import { Section } from '../../ui/card'
import { ErrorState } from '../../ui/empty'
import { failureWords } from '../../ui/failure-words'
import { dayTime, maskedPhone } from '../../ui/format'
import { Icon } from '../../ui/icon/icon'
import { Line, Lines } from '../../ui/line'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'

function Homes({ who, home, chooseHome }: Me) {
  const homes = who?.homes ?? []
  if (homes.length === 0) return null
  return (
    <Section
      title={say('me.homes')}
      more={{ word: say('myHomes.manage'), onPress: () => void open('homes', {}) }}
    >
      <Lines>
        {homes.map(({ householdId, unitLabel, communityName, relation }) => (
          <Line
            key={householdId}
            icon="home"
            title={unitLabel}
            note={`${communityName} ${say(`relation.${relation}`)}`}
            {...(homes.length > 1 && { onPress: () => chooseHome(householdId) })}
            {...(householdId === home?.householdId &&
              homes.length > 1 && { value: <Icon name="check" tone="brand" label={say('home.current')} /> })}
          />
        ))}
      </Lines>
    </Section>
  )
}

/** Not for whoever only tries the program out: desks and deputies are the company's. */
function Company({ mayBeAway }: { mayBeAway: boolean }) {
  return (
    <>
      <Line
        icon="check"
        title={say('confirmDesk.title')}
        note={say('confirmDesk.note')}
        onPress={() => void open('signIn', {})}
      />
      {mayBeAway && (
        <Line
          icon="user"
          title={say('myDeputies.title')}
          note={say('myDeputies.note')}
          onPress={() => void open('staffDeputies', {})}
        />
      )}
      <Line
        icon="shield"
        title={say('myDesks.title')}
        note={say('myDesks.note')}
        onPress={() => void open('staffDesks', {})}
      />
    </>
  )
}

function Work({ who }: Me) {
  if (!who || who.roles.length === 0) return null
  return (
    <Section title={say('me.work')}>
      <Lines>
        {who.roles.map(({ communityId, communityName, role, department }) => (
          <Line
            key={`${communityId}${role}${department ?? ''}`}
            icon="shield"
            title={communityName}
            note={[department && say(`department.${department}`), say(`role.${role}`)]
              .filter(Boolean)
              .join(' ')}
          />
        ))}
        {who.standsIn?.map(({ communityName, role, department, insteadOf, until }) => (
          <Line
            key={`${insteadOf}${role}`}
            icon="shield"
            title={communityName}
            note={[
              [department && say(`department.${department}`), say(`role.${role}`)].filter(Boolean).join(' '),
              say('deputy.mine', { name: insteadOf, until: dayTime(until - MINUTE, who.now) }),
            ].join(' · ')}
          />
        ))}
        <Line icon="list" title={say('home.work')} onPress={() => void open('staffJobs', {})} />
        {who.roles.some(({ communityId }) => communityId !== who.trial?.communityId) && (
          <Company mayBeAway={who.roles.some(({ role }) => role !== 'contractor')} />
        )}
      </Lines>
    </Section>
  )
}

function DutyPhone({ home }: Me) {
  const number = home?.dutyPhone
  if (!number) return null
  return (
    <Line
      icon="phone"
      title={say('me.duty')}
      note={number}
      trailing={
        <Button inline kind="quiet" icon="phone" onPress={() => call(number)}>
          {say('me.dial')}
        </Button>
      }
    />
  )
}

/** Ways on for whoever is here: a home for staff who live here too, work for who was invited, what others saw. */
function Others({ who, isStaff }: Me) {
  if (!who) return null
  return (
    <>
      {isStaff && who.homes.length === 0 && (
        <Line icon="home" title={say('joinHome.page')} onPress={() => void open('join', {})} />
      )}
      {who.personId !== undefined && (
        <Line
          icon="shield"
          title={say('myData.title')}
          note={say('myData.note')}
          onPress={() => void open('myData', {})}
        />
      )}
      {!isStaff && (
        <Line icon="user" title={say('me.joinStaff')} onPress={() => void open('staffJoin', {})} />
      )}
    </>
  )
}

function Caller({ name = '', phone = '' }: { name?: string | undefined; phone?: string | undefined }) {
  const number = maskedPhone(phone)
  // Whoever came by the phone number alone has told no name yet.
  return name === '' ? <Line icon="user" title={number} /> : <Line icon="user" title={name} note={number} />
}

function Known({ me, newcomer }: { me: Me; newcomer: ReactNode }) {
  if (me.failure) return <ErrorState {...failureWords(me.failure)} onRetry={me.retry} />
  if (!me.who) return <Skeleton of="line" count={4} />
  if (me.who.personId === undefined) return <>{newcomer}</>
  return (
    <>
      {(me.who.name || me.who.phone) && (
        <Lines>
          <Caller {...me.who} />
        </Lines>
      )}
      {me.who.homes.length === 0 && !me.isStaff ? newcomer : <Homes {...me} />}
      <Work {...me} />
    </>
  )
}

/** Who I am here, and how the app looks to me. `settings` and what a `newcomer` sees are of other features. */
export function MeScreen({ settings, newcomer }: { settings: ReactNode; newcomer: ReactNode }) {
  const me = useMe()
  return (
    <Page>
      <Known me={me} newcomer={newcomer} />
      {settings}
      <Lines>
        <DutyPhone {...me} />
        <Others {...me} />
        <Line icon="heart" title={say('me.about')} note={say('me.about.note')} />
      </Lines>
    </Page>
  )
}
