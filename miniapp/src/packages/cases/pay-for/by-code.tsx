import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { goInstead } from '../../../lib/go.ts'
import { deadlineWords } from '../../../lib/time-words.ts'
import { yuanWords } from '../../money/yuan.ts'
import { PayButtons } from '../pay/pay-buttons.tsx'

/** What the code asks for, and a button for each way to pay it. */
export function ByCode({ code, onBack }: { code: string; onBack: () => void }) {
  const asked = useRequest(() => call('payLinks.look', { body: { code } }), [code])
  return (
    <>
      <Answered asked={asked} cards={1}>
        {({ title, payee, amountFen, until }) => (
          <>
            <Card kind="plain" title={yuanWords(amountFen)}>
              <ListRow text="用途" note={title} />
              <ListRow text="付给" note={payee} />
              <ListRow text="有效期" note={`${deadlineWords(until)} 前`} />
            </Card>
            <PayButtons
              amountFen={amountFen}
              begin={(way, key) => call('payLinks.pay', { body: { code, way } }, { key })}
              onBack={(order) => goInstead('/packages/cases/pay-for/index', { order })}
            />
          </>
        )}
      </Answered>
      <Button kind="ghost" onTap={onBack}>
        换一个代付码
      </Button>
    </>
  )
}
