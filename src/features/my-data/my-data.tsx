import { open } from '../../platform/navigate'
import { Button } from '../../ui/button'
import { Confirm } from '../../ui/confirm'
import { FailureNotice } from '../../ui/failure-notice'
import { dayTime } from '../../ui/format'
import { Line, Lines } from '../../ui/line'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { PrivacyNotice } from '../../ui/privacy-notice'
import { say } from '../../ui/words'
import { useMyData, type MyDataState } from './use-my-data'

function Agreed({ who, ask }: MyDataState) {
  const consent = who?.consent
  const note = consent
    ? say('myData.consent.on', { when: dayTime(consent.at, who.now), version: consent.version })
    : say('myData.consent.off')
  return (
    <Line
      icon="check"
      title={say('myData.consent')}
      note={note}
      {...(consent && {
        trailing: (
          <Button inline kind="quiet" onPress={() => ask('withdraw')}>
            {say('myData.withdraw')}
          </Button>
        ),
      })}
    />
  )
}

function Export({ save, saving }: MyDataState) {
  return (
    <Line
      icon="list"
      title={say('myData.export')}
      note={say('myData.export.note')}
      trailing={
        <Button inline loading={saving} onPress={save}>
          {say('myData.export.do')}
        </Button>
      }
    />
  )
}

function Questions({ asking, close, working, withdraw, remove }: MyDataState) {
  return (
    <>
      <Confirm
        open={asking === 'withdraw'}
        title={say('myData.withdraw.ask')}
        text={say('myData.withdraw.text')}
        confirmWord={say('myData.withdraw')}
        loading={working}
        onConfirm={withdraw}
        onCancel={close}
      />
      <Confirm
        open={asking === 'delete'}
        title={say('myData.delete.ask')}
        text={say('myData.delete.text')}
        confirmWord={say('myData.delete.do')}
        danger
        loading={working}
        onConfirm={remove}
        onCancel={close}
      />
    </>
  )
}

/** What is kept about me and why, who saw it, taking it along and deleting it (domain.md §8). */
export function MyData() {
  const state = useMyData()
  const { exported, failure, ask } = state
  return (
    <Page title={say('myData.title')} overlay={<Questions {...state} />}>
      <FailureNotice failure={failure} />
      {exported && <Notice tone="ok" title={say(`myData.export.${exported}`)} />}
      <Lines>
        <Line icon="shield" title={say('me.seen')} onPress={() => void open('seen', {})} />
        <Export {...state} />
        <Agreed {...state} />
      </Lines>
      <PrivacyNotice />
      <Button kind="danger" onPress={() => ask('delete')}>
        {say('myData.delete')}
      </Button>
    </Page>
  )
}
