import type { Batch, BatchChild } from '@anju/shared-types'
import { useEffect, useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Bars } from '../../../components/bars/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { go } from '../../../lib/go.ts'

/** How far all of it is, by district, and the rows with those first that somebody has to look at. */
export function Watching({
  batch: { id, number, name, now, stateLabel, progress, bill, confirmed, created },
}: {
  batch: Batch
}) {
  const asked = useRequest(() => call('batches.children', { params: { id }, query: { from: 0 } }), [id])
  const [more, setMore] = useState<BatchChild[]>([])
  const [next, setNext] = useState<number>()
  const { reload } = asked
  const seen = `${created} ${progress?.done} ${progress?.problems}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: `seen` is what the rows follow
  useEffect(() => void reload(), [seen, reload])
  useEffect(() => {
    setMore([])
    setNext(asked.reply?.next)
  }, [asked.reply])

  async function readMore() {
    if (next === undefined) return
    const answer = await call('batches.children', { params: { id }, query: { from: next } })
    if (!answer.ok) return
    setMore((before) => [...before, ...answer.reply.items])
    setNext(answer.reply.next)
  }
  const total = progress?.total ?? 0
  return (
    <Page
      title={name}
      lead={number}
      foot={
        bill?.dueFen ? (
          <Button onTap={() => go('/packages/cases/pay-batch/index', { id })}>
            {`一次缴清 ${bill.dueCount} 套，${yuan(bill.dueFen)} 元`}
          </Button>
        ) : undefined
      }
    >
      <Card title={`${progress?.done ?? 0} / ${total} 套有结果`} aside={<Tag>{stateLabel}</Tag>}>
        <Notice tone={progress?.problems ? 'act' : 'info'}>
          {progress?.problems ? `有 ${progress.problems} 套要您看一看，排在下面最前。` : now}
        </Notice>
        <Bars
          max={Math.max(0, ...(progress?.districts ?? []).map((one) => one.total))}
          bars={(progress?.districts ?? []).map((one) => ({
            ...{ key: one.name, text: one.name, value: one.done },
            valueText: `${one.done} / ${one.total} 套`,
            marked: one.problems > 0,
          }))}
        />
      </Card>
      <Card kind="plain" title="一张总账单">
        <ListRow
          icon="scale"
          text={bill && bill.totalFen > 0 ? `共 ${yuan(bill.totalFen)} 元` : '目前不用缴费'}
          note={bill?.note ?? (bill ? `还没缴 ${yuan(bill.openFen)} 元` : undefined)}
        />
        {confirmed && <ListRow icon="check" text={confirmed.by} note="一次确认了整张清单" />}
      </Card>
      <Answered asked={asked}>
        {({ items }) =>
          items.length > 0 && (
            <Card kind="plain" title="逐套进度">
              {[...items, ...more].map((child) => (
                <ListRow
                  key={child.caseId}
                  icon={child.isProblem ? 'alert' : 'home'}
                  text={child.address}
                  note={`${child.district}，清单第 ${child.row} 行\n${child.now}`}
                  onTap={() => go('/packages/cases/detail/index', { id: child.caseId })}
                />
              ))}
              {next !== undefined && (
                <Button kind="ghost" onTap={() => void readMore()}>
                  看更多
                </Button>
              )}
            </Card>
          )
        }
      </Answered>
    </Page>
  )
}

/** Whole fen as yuan: text arithmetic, never a float. */
const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
