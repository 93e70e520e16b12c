import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { goInstead } from '../../../lib/go.ts'
import { yuanWords } from '../../money/yuan.ts'
import { PayButtons } from '../pay/pay-buttons.tsx'

/** What there is to pay for a batch now, a button for each way, and every row of the bill below. */
export function BatchBill({ id }: { id: string }) {
  const batch = useRequest(() => call('batches.get', { params: { id } }), [id])
  const lines = useRequest(() => call('batches.bill', { params: { id } }), [id])
  const back = () => goInstead('/packages/batches/detail/index', { id })

  return (
    <Answered asked={batch} cards={2}>
      {({ number, organisation, bill }) =>
        !bill?.dueFen ? (
          <>
            <Notice tone="ok" title="现在没有要缴的费用">
              {bill?.waiting ? `还有 ${bill.waiting} 套没有办到缴费，到了会通知您。` : '请回到批量业务查看进度。'}
            </Notice>
            <Button onTap={back}>回到批量业务</Button>
          </>
        ) : (
          <>
            <Card kind="plain" title={`${bill.dueCount} 套，一共 ${yuanWords(bill.dueFen)}`}>
              <ListRow icon="ledger" text={organisation} note={number} />
            </Card>
            {!!bill.waiting && (
              <Notice title={`还有 ${bill.waiting} 套这次缴不了`}>
                没有办到缴费。可以先缴这些，也可以等齐了一次缴。
              </Notice>
            )}
            <PayButtons
              amountFen={bill.dueFen}
              begin={(way, key) => call('batchPayments.begin', { params: { batchId: id }, body: { way } }, { key })}
              onBack={(order) => goInstead('/packages/cases/pay-batch/index', { order })}
            />
            <Button kind="ghost" onTap={back}>
              先不缴，也可以到窗口刷卡
            </Button>
            <Answered asked={lines} cards={1}>
              {({ lines: all }) => (
                <Card rows title="每一套多少钱">
                  {all
                    .filter(({ isSettled }) => !isSettled)
                    .map(({ row, address, amountFen }) => (
                      <ListRow key={row} icon="home" text={address} note={yuanWords(amountFen)} />
                    ))}
                </Card>
              )}
            </Answered>
          </>
        )
      }
    </Answered>
  )
}
