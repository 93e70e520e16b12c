import { useRouter } from '@tarojs/taro'
import { Page } from '../../../components/page/index.tsx'
import { Bill } from './bill.tsx'
import { Paid } from './paid.tsx'

/** Pays the fee of a case: `id` names the case before, `order` the order when WeChat's page leads back. */
export default function Paying() {
  const { id = '', order = '' } = useRouter().params
  return (
    <Page title="缴费" lead={order ? undefined : '要缴的，核对金额再付；缴过的，在这里看票据和退款。'}>
      {order ? <Paid id={order} /> : <Bill id={id} />}
    </Page>
  )
}
