import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Page } from '../../../components/page/index.tsx'
import { useSession } from '../../../stores/session.ts'
import { AskCode } from './ask-code.tsx'
import { ByCode } from './by-code.tsx'
import { LogInFirst } from './log-in-first.tsx'
import { PaidFor } from './paid-for.tsx'

/** Pays for somebody else: first the code, then the sum, then the receipt. `order` names the order when the platform leads back, `code` is what was scanned. */
export default function PayFor() {
  const { order = '', code: scanned = '' } = useRouter().params
  const [code, setCode] = useState(scanned)
  const loggedIn = useSession((state) => state.loggedIn)
  const lead = order ? undefined : '输入对方给的代付码，核对金额再付。'
  return (
    <Page title="替人付款" lead={lead}>
      {order ? (
        <PaidFor id={order} />
      ) : scanned && !loggedIn ? (
        <LogInFirst code={scanned} />
      ) : code ? (
        <ByCode code={code} onBack={() => setCode('')} />
      ) : (
        <AskCode onCode={setCode} />
      )}
    </Page>
  )
}
