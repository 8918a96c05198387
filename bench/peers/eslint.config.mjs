import markdown from '@eslint/markdown';

export default [
  {
    files: ['**/*.md'],
    plugins: { markdown },
    language: 'markdown/commonmark',
    languageOptions: { frontmatter: 'yaml' },
    rules: { 'markdown/heading-increment': 'error' },
  },
];
