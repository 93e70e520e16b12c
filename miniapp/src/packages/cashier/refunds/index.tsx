import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { yuanWords } from '../../money/yuan.ts'
import { GiveBack } from './give-back.tsx'
import { StuckRefund } from './stuck-refund.tsx'

/** Payments that no machine may decide on, refunds that did not arrive, and giving back by number. */
export default function Refunds() {
  const frozen = useRequest(() => call('payments.listFrozen'))
  const stuck = useRequest(() => call('refunds.list'))
  const reload = () => {
    void frozen.reload()
    void stuck.reload()
  }
  return (
    <Page title="退款和待核实付款" lead="钱只会原路退回。退多少、为什么，缴费人都看得到。">
      <Answered asked={stuck} cards={1}>
        {({ items }) => items.map((refund) => <StuckRefund key={refund.id} refund={refund} onChanged={reload} />)}
      </Answered>
      <Answered asked={frozen} cards={1}>
        {({ items }) =>
          items.length > 0 ? (
            <Card rows title={`要核实的付款，${items.length} 笔`}>
              {items.map(({ id, number, amountFen, paidFen = 0, why }) => (
                <ListRow
                  key={id}
                  icon="alert"
                  text={`应缴 ${yuanWords(amountFen)}，到账 ${yuanWords(paidFen)}`}
                  note={`${why}。单号 ${number}`}
                />
              ))}
            </Card>
          ) : (
            stuck.reply?.items.length === 0 && (
              <Empty icon="fund" title="没有要核实的付款" text="金额不对、退款没退成的付款会排在这里。" />
            )
          )
        }
      </Answered>
      <GiveBack onGiven={reload} />
    </Page>
  )
}
