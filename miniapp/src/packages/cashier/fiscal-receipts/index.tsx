import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { LateReceipt } from './late-receipt.tsx'

/** Receipts that the finance office has not issued in time: whom to ask, and once more under the same number. */
export default function LateReceipts() {
  const asked = useRequest(() => call('fiscalReceipts.late'))
  return (
    <Page title="财政票据" lead="钱一到账就自动开票。两小时还没开出来、或财政部门不接受的，排在这里。">
      <Answered asked={asked} cards={2}>
        {({ due, items }) => (
          <>
            {due > items.length && (
              <Notice title={`还有 ${due - items.length} 张正在开`}>刚到账的，一般几分钟就好，不用管。</Notice>
            )}
            {items.length === 0 && <Empty icon="document" title="没有开不出来的票据" text="系统会一直自动再试。" />}
            {items.map((receipt) => (
              <LateReceipt key={receipt.id} receipt={receipt} onChanged={() => void asked.reload()} />
            ))}
          </>
        )}
      </Answered>
    </Page>
  )
}
