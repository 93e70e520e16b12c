import { companiesOf } from '../../people/enterprise.ts'
import type { Source } from '../exchange/source.ts'

/** 企业登记: of which organisations somebody is 法定代表人 or 负责人 today. */
export const enterprise: Source = {
  name: 'enterprise',
  title: '企业登记：任法定代表人、负责人的单位',
  path: 'enterprise',
  authority: 'enterprise',
  latencyMs: [200, 700],
  record({ slug }) {
    const organisations = companiesOf(slug).map(({ name, creditCode, post, since }) => ({
      ...{ name, creditCode, post, since },
      status: '存续',
    }))
    return organisations.length > 0 ? { organisations } : undefined
  },
}
