import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'

/** Everything about the housing fund that one can have computed without saying who one is. */
export default function FundSums() {
  return (
    <Page title="公积金算一算" lead="不用登录，每个数都写明怎么来的。">
      <Card kind="plain" title="贷款">
        <ListRow
          icon="fund"
          text="能贷多少"
          note="几道限额，一道一道说明"
          onTap={() => go('/packages/money/quota/index')}
        />
        <ListRow
          icon="calendar"
          text="每月还多少"
          note="每期本金和利息，利息一共多少"
          onTap={() => go('/packages/money/loan/index')}
        />
        <ListRow
          icon="refresh"
          text="提前还一部分"
          note="能省多少利息，什么时候还清"
          onTap={() => go('/packages/money/prepay/index')}
        />
        <ListRow
          icon="scale"
          text="用公积金还贷"
          note="每月划还是每年划，从谁的账户划多少"
          onTap={() => go('/packages/money/offset/index')}
        />
      </Card>
      <Card kind="plain" title="缴存和提取">
        <ListRow
          icon="key"
          text="能提取多少"
          note="买房、还贷、租房、退休等"
          onTap={() => go('/packages/money/withdraw/index')}
        />
        <ListRow
          icon="ledger"
          text="每月缴存多少"
          note="个人和单位各多少"
          onTap={() => go('/packages/money/contribution/index')}
        />
      </Card>
    </Page>
  )
}
