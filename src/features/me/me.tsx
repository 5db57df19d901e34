import type { ReactNode } from 'react'
import { useMe, type Me } from '../../api/use-me'
import { open } from '../../platform/navigate'
import { call } from '../../platform/phone'
import { Button } from '../../ui/button'
import { Section } from '../../ui/card'
import { Empty, ErrorState } from '../../ui/empty'
import { failureWords } from '../../ui/failure-words'
import { maskedPhone } from '../../ui/format'
import { Icon } from '../../ui/icon/icon'
import { Line, Lines } from '../../ui/line'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'

function Homes({ who, home, chooseHome }: Me) {
  const homes = who?.homes ?? []
  if (homes.length === 0) return null
  return (
    <Section title={say('me.homes')}>
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
        <Line icon="list" title={say('home.work')} onPress={() => void open('staffJobs', {})} />
        <Line
          icon="check"
          title={say('confirmDesk.title')}
          note={say('confirmDesk.note')}
          onPress={() => void open('signIn', {})}
        />
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

function Known({ me }: { me: Me }) {
  if (me.failure) return <ErrorState {...failureWords(me.failure)} onRetry={me.retry} />
  if (!me.who) return <Skeleton of="line" count={4} />
  if (me.who.personId === undefined)
    return <Empty picture="home" title={say('home.nobody.title')} hint={say('home.nobody.hint')} />
  return (
    <>
      <Lines>
        <Line icon="user" title={me.who.name ?? ''} note={maskedPhone(me.who.phone ?? '')} />
      </Lines>
      <Homes {...me} />
      <Work {...me} />
    </>
  )
}

/** Who I am here, and how the app looks to me. `settings` are what other features offer. */
export function MeScreen({ settings }: { settings: ReactNode }) {
  const me = useMe()
  return (
    <Page>
      <Known me={me} />
      {settings}
      <Lines>
        <DutyPhone {...me} />
        <Line icon="heart" title={say('me.about')} note={say('me.about.note')} />
      </Lines>
    </Page>
  )
}
