import { screen } from '@testing-library/react'
import { saidSince } from '../../../src/api/photos-said'
import { entriesOf, reportPhotos } from '../../../src/ui/ticket/entries'
import { Timeline } from '../../../src/ui/timeline'
import { renderScreen } from '../../support/fake-link'
import { NOW, ticketView } from '../../support/ticket-view'

const LINK = 'http://127.0.0.1/a.jpg'

test('of a photo the later word counts: it passes, or goes', () => {
  const before = { photoLinks: { own: LINK }, photoTiles: { theirs: 'checking' as const } }
  const passed = saidSince(before, { photoLinks: { own: LINK, theirs: LINK }, photoTiles: {} })
  expect(passed).toEqual({ photoLinks: { own: LINK, theirs: LINK }, photoTiles: {} })
  const gone = saidSince(passed, { photoLinks: { theirs: LINK }, photoTiles: { own: 'refused' } })
  expect(gone).toEqual({ photoLinks: { theirs: LINK }, photoTiles: { own: 'refused' } })
})

test('photos of a report are pictures, tiles, or nothing', () => {
  const view = ticketView({
    photoIds: ['a', 'b', 'c'],
    photoLinks: { a: LINK },
    photoTiles: { b: 'checking' },
  })
  expect(reportPhotos(view)).toEqual({ photos: [LINK], tiles: ['checking'] })
})

test('a message says why its photo is not shown, and to whoever supervises that its words are doubted', () => {
  const message = {
    ...{
      id: 'm1',
      at: NOW,
      what: 'message' as const,
      text: '请看',
      photos: ['a', 'b'],
      mark: 'review' as const,
    },
    who: { kind: 'resident' as const, name: '王芳', me: false },
  }
  const said = { photoLinks: {}, photoTiles: { a: 'refused' as const, b: 'held' as const } }
  renderScreen(<Timeline entries={entriesOf({ timeline: [message], ...said }, NOW)} />)
  for (const words of ['图片未通过检查', '仅处理人可见', '内容待复核'])
    expect(screen.getByText(words)).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})
