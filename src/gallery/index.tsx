import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../ui/button'
import { Card, Section } from '../ui/card'
import { Choice } from '../ui/choice'
import { Confirm } from '../ui/confirm'
import { DataTable } from '../ui/data-table'
import { Empty, ErrorState } from '../ui/empty'
import { Figure, Figures } from '../ui/figure'
import { Icon } from '../ui/icon/icon'
import { Line, Lines } from '../ui/line'
import { Money } from '../ui/money'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { Progress } from '../ui/progress'
import { PromiseLine } from '../ui/promise-line'
import { Rating } from '../ui/rating'
import { Sheet } from '../ui/sheet'
import { Skeleton } from '../ui/skeleton'
import { Badge, StateTag } from '../ui/state-tag'
import { Tile, Tiles } from '../ui/tile'
import { Timeline } from '../ui/timeline'
import { chooseScale, TYPE_SIZES } from '../platform/type-size'
import { useSurroundings } from '../ui/surroundings'
import { Forms } from './forms'
import { ROWS, TALK } from './samples'

const nothing = (): void => undefined
const STEPS = ['已派单', '已接单', '到现场', '完成'] as const

function Cards() {
  return (
    <Section title="进行中" more={{ word: '查看全部', onPress: nothing }}>
      <Card onPress={nothing}>
        <View style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
          <View style={{ fontWeight: 600 }}>厨房水槽漏水</View>
          <StateTag word="已接单" icon="user" tone="brand" />
        </View>
        <PromiseLine who="工程部 陈师傅" by="今天 15:30 前到" />
        <Progress steps={STEPS} at={1} />
      </Card>
      <Card tone="danger">
        <PromiseLine large who="工程部 王师傅" by="已超 5 分钟" state="late" />
        <Progress steps={STEPS} at={2} stopped />
      </Card>
      <View style={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
        <StateTag word="待派单" icon="clock" />
        <StateTag word="等配件" icon="pause" tone="warn" />
        <StateTag word="紧急" icon="warning" tone="danger" />
        <StateTag word="已完成" icon="check" tone="ok" />
        <StateTag word="已转办" icon="send" tone="info" />
        <Badge count={3} />
        <Badge count={120} />
      </View>
    </Section>
  )
}

function Rows() {
  return (
    <>
      <Lines>
        <Line icon="home" title="翠湖花园 3 栋 2 单元 1201" note="业主" onPress={nothing} />
        <Line icon="receipt" title="三月物业费" value={<Money fen={128050} />} onPress={nothing} />
        <Line
          icon="bell"
          title="5 月 6 日 9:00–17:00 停水"
          note="自来水公司检修管网"
          value="3 分钟前"
          onPress={nothing}
        />
        <Line
          icon="phone"
          title="值班电话"
          value="010-6688 0000"
          trailing={
            <Button inline kind="quiet" icon="phone" onPress={nothing}>
              拨打
            </Button>
          }
        />
      </Lines>
      <Notice
        tone="danger"
        title="有人被困，先打值班电话"
        action={
          <Button kind="danger" icon="phone" onPress={nothing}>
            拨打 010-6688 0000
          </Button>
        }
      >
        物业 15 分钟内到现场。
      </Notice>
      <Notice tone="info" title="不在物业职责内">
        燃气公司 24 小时热线 96777，我们同时派秩序员到现场。
      </Notice>
      <Notice tone="ok" title="已交 ¥ 1,280.50" />
    </>
  )
}

function Buttons({ openSheet, ask }: { openSheet: () => void; ask: () => void }) {
  return (
    <Section title="按钮">
      <Button kind="primary" onPress={nothing} icon="send">
        提交报修
      </Button>
      <Button kind="primary" loading onPress={nothing}>
        正在提交
      </Button>
      <Button onPress={openSheet}>打开面板</Button>
      <Button kind="danger" onPress={ask}>
        取消报修
      </Button>
      <Button kind="quiet" onPress={nothing}>
        稍后再说
      </Button>
      <Button kind="secondary" onPress={nothing} blockedBy="先选房屋，才能提交">
        提交报修
      </Button>
      <Button kind="primary" large onPress={nothing}>
        到现场了
      </Button>
    </Section>
  )
}

function Desk() {
  return (
    <Section title="客服台">
      <Figures>
        <Figure
          label="按时办结率"
          value="95.2"
          unit="%"
          target="目标 95 %"
          verdict={{ word: '达标', good: true }}
          trend={{ word: '0.4 %', up: true }}
          onPress={nothing}
        />
        <Figure
          label="满意度"
          value="87.9"
          unit="%"
          target="目标 90 %"
          verdict={{ word: '差 2.1 %', good: false }}
          trend={{ word: '1.0 %', up: false }}
          onPress={nothing}
        />
      </Figures>
      <DataTable
        caption="待办"
        rows={ROWS}
        keyOf={(row) => row.id}
        onOpen={nothing}
        selectedKey="1"
        columns={[
          { id: 'place', head: '地点', cell: (row) => row.place, width: '22%' },
          { id: 'what', head: '事项', cell: (row) => row.what },
          { id: 'due', head: '时限', cell: (row) => row.due },
          { id: 'cost', head: '费用', cell: (row) => row.cost, figures: true, width: '20%' },
        ]}
      />
    </Section>
  )
}

const TILES = [
  ['water', '漏水'],
  ['power', '停电'],
  ['elevator', '电梯'],
  ['door', '门禁'],
  ['noise', '噪音'],
  ['parking', '停车'],
  ['trash', '卫生'],
  ['question', '其他'],
] as const

/** Every component once, to be looked at while it is changed; built only with ANLIN_GALLERY=1. */
export default function GalleryPage() {
  const [sheet, setSheet] = useState(false)
  const [asked, setAsked] = useState(false)
  const { scale } = useSurroundings()
  const overlay = (
    <>
      <Sheet
        open={sheet}
        title="选房屋"
        onClose={() => setSheet(false)}
        action={
          <Button kind="primary" onPress={nothing}>
            用这套房
          </Button>
        }
      >
        <Lines>
          <Line icon="home" title="翠湖花园 3 栋 2 单元 1201" onPress={nothing} />
          <Line icon="home" title="翠湖花园 7 栋 1 单元 302" onPress={nothing} />
        </Lines>
      </Sheet>
      <Confirm
        open={asked}
        title="取消这张报修单？"
        text="陈师傅会收到通知，不再上门。"
        confirmWord="取消报修"
        cancelWord="先不取消"
        danger
        onConfirm={nothing}
        onCancel={() => setAsked(false)}
      />
    </>
  )
  return (
    <Page
      title="组件"
      overlay={overlay}
      action={
        <Button kind="primary" large icon="send" onPress={nothing}>
          提交报修
        </Button>
      }
    >
      <Choice
        label="字号"
        value={scale}
        onChange={chooseScale}
        options={TYPE_SIZES.map((value) => ({ value, word: String(value) }))}
      />
      <Tiles>
        {TILES.map(([icon, word]) => (
          <Tile key={icon} icon={icon} word={word} onPress={nothing} />
        ))}
        <Tile icon="fire" word="火情冒烟" urgent onPress={nothing} />
      </Tiles>
      <Cards />
      <Rows />
      <Forms />
      <Section title="经过">
        <Card>
          <Timeline entries={TALK} />
        </Card>
      </Section>
      <Buttons openSheet={() => setSheet(true)} ask={() => setAsked(true)} />
      <Desk />
      <Skeleton of="card" />
      <Skeleton of="line" count={2} />
      <Empty
        picture="done"
        title="都办完了"
        hint="新的报修会出现在这里。"
        action={{ word: '去首页', onPress: nothing }}
      />
      <Empty picture="search" title="没有找到" hint="换个说法试试，或直接打值班电话。" />
      <ErrorState
        what="系统出了问题"
        kept="写的内容已存在手机里。"
        todo="稍后再试。急事请直接打物业电话。"
        traceId="A3F9-221"
        onRetry={nothing}
      />
      <View>
        <Icon name="map" size={40} tone="brand" label="地图" />
        <Rating value={4} />
        <Money fen={9900} large />
      </View>
    </Page>
  )
}
