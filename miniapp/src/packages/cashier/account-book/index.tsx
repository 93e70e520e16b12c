import { useRouter } from '@tarojs/taro'
import { Page } from '../../../components/page/index.tsx'
import { BookDay } from './book-day.tsx'
import { EntryProof } from './entry-proof.tsx'

/** The book of fees for those who check it: a day with its sums; `entry` names one entry, shown with what it rests on. */
export default function AccountBook() {
  const { entry = '', day = '' } = useRouter().params
  return (
    <Page title="账簿" lead={entry ? undefined : '每笔收、退都有两个科目，当天各科目加起来是零。点一笔看凭什么入账。'}>
      {entry ? <EntryProof id={entry} /> : <BookDay first={day} />}
    </Page>
  )
}
