import { useRouter } from '@tarojs/taro'
import { Page } from '../../../components/page/index.tsx'
import { Days } from './days.tsx'
import { OneDay } from './one-day.tsx'

/** Each day's bills against our book; `id` names one day. */
export default function Reconciliation() {
  const { id = '' } = useRouter().params
  return (
    <Page title="每日对账" lead={id ? undefined : '平台的账单和我们的账簿，每天对到分。没对平的在前。'}>
      {id ? <OneDay id={id} /> : <Days />}
    </Page>
  )
}
