import type { FeeQuote } from '@anju/shared-types'
import { feeTransactions, feeUses, knownCities } from '@anju/shared-types/money-words'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { formOf } from '../fees/fee-form.ts'
import { FeeLines } from '../fees/fee-lines.tsx'
import { todayIn } from '../today.ts'
import { yuanWords } from '../yuan.ts'
import { ComparedQuote } from './compared-quote.tsx'
import { quoteIdOf } from './quote-id.ts'
import './index.scss'

/** A quote by its number, for whoever holds it: is it ours, what did it say, what has changed since and why (E4). */
export default function Quote() {
  const { id: given, signature } = useRouter().params
  const [typed, setTyped] = useState(given ?? '')
  const [wanted, setWanted] = useState(given)
  const [tried, setTried] = useState(false)
  const asked = useRequest(
    wanted ? () => call('open.getQuote', { params: { id: wanted }, query: { signature } }) : null,
    [wanted],
  )
  function look() {
    const id = quoteIdOf(typed)
    setTried(!id)
    if (id) setWanted(id)
  }
  return (
    <Page title="查报价单" lead="谁拿着编号都能查：是不是真的，写了什么，现在变了什么。">
      {!given && (
        <Card>
          <Input
            label="报价单编号"
            hint="Q 开头，后面 22 个字母、数字或符号，可以整段粘贴。"
            value={typed}
            onChange={setTyped}
            maxLength={60}
            autoFill="off"
            onEnter={look}
            error={tried ? '编号不完整，请对照报价单再核对一次，大小写也要一致。' : undefined}
          />
          <Button icon="search" onTap={look}>
            查这份报价单
          </Button>
        </Card>
      )}
      {wanted && <Answered asked={asked}>{(quote) => <Shown quote={quote} />}</Answered>}
    </Page>
  )
}

function Shown({ quote }: { quote: FeeQuote }) {
  const { id, request, genuine } = quote
  const due = { ...request, on: todayIn(Date.now()) }
  return (
    <>
      <Genuine quote={quote} />
      <Card kind="plain" title="报价单上写的">
        <ListRow text={feeTransactions[request.transaction]} note={whatWords(quote)} />
        <ListRow text={`${quote.issuedOn} 开具`} note={`有效到 ${quote.validUntil}`} />
        <View className="quote__number">
          <ListRow text="编号" note={id} />
        </View>
      </Card>
      {genuine && <ComparedQuote id={id} due={due} />}
      <FeeLines estimate={quote.estimate} />
      {genuine && formOf(request) && (
        <Card title="情况变了">
          <View className="sentence quote__before">价格、面积或套数和报价时不一样了，改好以后逐项和报价单比。</View>
          <Button kind="secondary" icon="edit" onTap={() => go('/packages/money/fees/index', { quote: id })}>
            改一改再比
          </Button>
        </Card>
      )}
    </>
  )
}

function Genuine({ quote: { genuine, state, validUntil } }: { quote: FeeQuote }) {
  if (!genuine) {
    return (
      <Notice tone="danger" title="对不上签名" urgent>
        这份报价单的内容或签名被改过，不能作数。请重新测算一份。
      </Notice>
    )
  }
  return state === 'valid' ? (
    <Notice tone="ok" title="是真的，在有效期内">
      {`本系统开具，内容没有被改过，${validUntil} 前有效。`}
    </Notice>
  ) : (
    <Notice tone="act" title="是真的，已过有效期">
      {`本系统开具，内容没有被改过，有效期到 ${validUntil}。下面是今天的变化。`}
    </Notice>
  )
}

/** The home as the quote describes it. */
function whatWords({ request: { city, use, priceFen, areaSqm } }: FeeQuote): string {
  return [
    knownCities[city],
    feeUses[use],
    areaSqm !== undefined && `${areaSqm} 平方米`,
    priceFen !== undefined && yuanWords(priceFen),
  ]
    .filter(Boolean)
    .join(' · ')
}
