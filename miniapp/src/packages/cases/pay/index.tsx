import { useRouter } from '@tarojs/taro'
import { Page } from '../../../components/page/index.tsx'
import { Bill } from './bill.tsx'
import { Paid } from './paid.tsx'

/** Pays the fee of a case: `id` names the case before, `order` the order when WeChat's page leads back. */
export default function Paying() {
  const { id = '', order = '' } = useRouter().params
  return (
    <Page title="缴费" lead={order ? undefined : '缴完费就能领证。请核对金额，再付款。'}>
      {order ? <Paid id={order} /> : <Bill id={id} />}
    </Page>
  )
}
