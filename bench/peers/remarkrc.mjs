import remarkFrontmatter from 'remark-frontmatter';
import remarkLintFrontmatterSchema from 'remark-lint-frontmatter-schema';
import { schema } from './schema.mjs';

export default { plugins: [remarkFrontmatter, [remarkLintFrontmatterSchema, { embed: schema }]] };
