import { fireEvent, render, screen } from '@testing-library/react'
import { Button } from '../../../src/ui/button'
import { Card } from '../../../src/ui/card'
import { Choice } from '../../../src/ui/choice'
import { Confirm } from '../../../src/ui/confirm'
import { DataTable } from '../../../src/ui/data-table'
import { ErrorState } from '../../../src/ui/empty'
import { TextArea, TextField } from '../../../src/ui/field'
import { OfflineBar } from '../../../src/ui/offline-bar'
import { Page } from '../../../src/ui/page'
import { PhotoPicker } from '../../../src/ui/photo-picker'
import { Progress } from '../../../src/ui/progress'
import { Rating } from '../../../src/ui/rating'
import { Sheet } from '../../../src/ui/sheet'
import { SurroundingsContext } from '../../../src/ui/surroundings'
import { Tile, Tiles } from '../../../src/ui/tile'

const pressed = jest.fn()
beforeEach(() => pressed.mockReset())
const press = (name: string | RegExp): boolean => fireEvent.click(screen.getByRole('button', { name }))

test('a button works once it is not busy', () => {
  const { rerender } = render(
    <Button loading onPress={pressed}>
      正在提交
    </Button>,
  )
  press('正在提交')
  expect(pressed).not.toHaveBeenCalled()
  rerender(<Button onPress={pressed}>提交报修</Button>)
  press('提交报修')
  expect(pressed).toHaveBeenCalledTimes(1)
})

test('a button that cannot be pressed says why', () => {
  render(
    <Button onPress={pressed} blockedBy="先选房屋">
      提交报修
    </Button>,
  )
  expect(screen.getByText('先选房屋')).toBeTruthy()
  press('提交报修')
  expect(pressed).not.toHaveBeenCalled()
})

test('a button of a card does its own thing and does not open the card', () => {
  const opened = jest.fn()
  const foot = <Button onPress={pressed}>拨打</Button>
  render(
    <Card onPress={opened} foot={foot}>
      漏水
    </Card>,
  )
  press('拨打')
  expect(pressed).toHaveBeenCalledTimes(1)
  expect(opened).not.toHaveBeenCalled()
  press('漏水')
  expect(opened).toHaveBeenCalledTimes(1)
})

test.each([
  [1, 4],
  [1.2, 4],
  [1.4, 3],
  [1.6, 2],
] as const)('at type size %d tiles stand in %d columns', (scale, columns) => {
  const around = { scale, online: true, ownHeader: false, back: () => undefined }
  const { container } = render(
    <SurroundingsContext.Provider value={around}>
      <Tiles>
        <Tile icon="water" word="漏水" onPress={pressed} />
      </Tiles>
    </SurroundingsContext.Provider>,
  )
  expect(container.querySelector(`.al-tiles--${columns}`)).not.toBeNull()
})

test('a page in a browser has a title and a way back, and says when there is no network', () => {
  const back = jest.fn()
  render(
    <SurroundingsContext.Provider value={{ scale: 1, online: false, ownHeader: true, back }}>
      <Page title="报修" queued={2}>
        内容
      </Page>
    </SurroundingsContext.Provider>,
  )
  expect(screen.getByRole('heading').textContent).toBe('报修')
  press('返回')
  expect(back).toHaveBeenCalledTimes(1)
  expect(screen.getByRole('status').textContent).toContain('2 项已存在手机里')
})

test('nothing is said about the network while there is one', () => {
  const { container } = render(<OfflineBar offline={false} queued={3} />)
  expect(container.textContent).toBe('')
})

test('fields say what is wrong and count towards their end', () => {
  const changed = jest.fn()
  const { rerender } = render(
    <TextField label="验收码" value="12" onChange={changed} error="要 6 位数字" hint="在短信里" />,
  )
  expect(screen.getByRole('alert').textContent).toBe('要 6 位数字')
  expect(screen.queryByText('在短信里')).toBeNull()
  fireEvent.change(screen.getByLabelText('验收码'), { target: { value: '123' } })
  expect(changed).toHaveBeenCalledWith('123')
  rerender(<TextArea label="说明" value={'字'.repeat(79)} maxLength={100} onChange={changed} />)
  expect(screen.queryByText('79/100')).toBeNull()
  rerender(<TextArea label="说明" value={'字'.repeat(80)} maxLength={100} onChange={changed} />)
  expect(screen.getByText('80/100')).toBeTruthy()
})

test('a choice tells which and stays readable as radios', () => {
  const options = [
    { value: 'a', word: '今天' },
    { value: 'b', word: '明天' },
  ]
  render(<Choice label="时间" options={options} value="a" onChange={pressed} />)
  expect(screen.getByRole('radio', { name: '今天' }).getAttribute('aria-checked')).toBe('true')
  fireEvent.click(screen.getByRole('radio', { name: '明天' }))
  expect(pressed).toHaveBeenCalledWith('b')
})

test('each photo says by itself whether it arrived, and the last place goes when full', () => {
  const acts = { onAdd: pressed, onRemove: jest.fn(), onRetry: jest.fn(), onPreview: jest.fn() }
  const photos = [
    { id: 'a', src: 'a', state: 'uploading', percent: 42 },
    { id: 'b', src: 'b', state: 'failed' },
  ] as const
  const { rerender } = render(<PhotoPicker photos={photos} max={3} {...acts} />)
  expect(screen.getByText('上传 42%')).toBeTruthy()
  press(/没传上/)
  expect(acts.onRetry).toHaveBeenCalledWith('b')
  press('删除第 1 张照片')
  expect(acts.onRemove).toHaveBeenCalledWith('a')
  press(/拍照或选图/)
  expect(pressed).toHaveBeenCalledTimes(1)
  rerender(<PhotoPicker photos={photos} max={2} {...acts} />)
  expect(screen.queryByText('拍照或选图')).toBeNull()
})

test('progress is said in words', () => {
  render(<Progress steps={['派单', '接单', '到场', '完成']} at={1} />)
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe('进行到第 2 步，共 4 步：接单')
})

test('stars say what they mean', () => {
  render(<Rating value={0} onChange={pressed} />)
  fireEvent.click(screen.getByRole('radio', { name: '2 星，不满意' }))
  expect(pressed).toHaveBeenCalledWith(2)
})

test('a sheet closes by its cross, its shade and escape, not by a touch inside', () => {
  render(
    <Sheet open title="选房屋" onClose={pressed}>
      内容
    </Sheet>,
  )
  fireEvent.click(screen.getByText('内容'))
  expect(pressed).not.toHaveBeenCalled()
  press('关闭')
  fireEvent.keyDown(document, { key: 'Escape' })
  expect(pressed).toHaveBeenCalledTimes(2)
})

test('a question is asked with its verb and can be left', () => {
  const left = jest.fn()
  render(
    <Confirm
      open
      title="取消这张报修单？"
      confirmWord="取消报修"
      danger
      onConfirm={pressed}
      onCancel={left}
    />,
  )
  press('取消报修')
  fireEvent.keyDown(document, { key: 'Escape' })
  expect(pressed).toHaveBeenCalledTimes(1)
  expect(left).toHaveBeenCalledTimes(1)
})

test('an error keeps its number and offers to try again', () => {
  render(<ErrorState what="系统出了问题" traceId="A3F9" onRetry={pressed} />)
  expect(screen.getByRole('alert').textContent).toContain('A3F9')
  press('重试')
  expect(pressed).toHaveBeenCalledTimes(1)
})

test('a table is walked with arrow keys and opened with enter', () => {
  const rows = [
    { id: '1', what: '漏水' },
    { id: '2', what: '停电' },
  ]
  const columns = [{ id: 'what', head: '事项', cell: (row: { what: string }) => row.what }]
  render(
    <DataTable
      caption="待办"
      rows={rows}
      columns={columns}
      keyOf={(row) => row.id}
      onOpen={pressed}
      selectedKey="2"
    />,
  )
  const [, first, second] = screen.getAllByRole('row')
  first?.focus()
  fireEvent.keyDown(first as Element, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(second)
  expect(second?.getAttribute('aria-selected')).toBe('true')
  fireEvent.keyDown(second as Element, { key: 'Enter' })
  expect(pressed).toHaveBeenCalledWith(rows[1])
})
