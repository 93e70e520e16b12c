import { useRouter } from '@tarojs/taro'
import { Page } from '../../../components/page/index.tsx'
import { BatchBill } from './batch-bill.tsx'
import { BatchPaid } from './batch-paid.tsx'

/** Pays every bill of a batch at once: `id` names the batch before, `order` the order when the platform leads back. */
export default function PayingBatch() {
  const { id = '', order = '' } = useRouter().params
  return (
    <Page title="批量缴费" lead={order ? undefined : '一次付清，每一套都会接着办。请核对套数和金额。'}>
      {order ? <BatchPaid id={order} /> : <BatchBill id={id} />}
    </Page>
  )
}
