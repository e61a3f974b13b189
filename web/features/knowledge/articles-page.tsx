export function ArticlesPage() {
  return <p>ArticlesPage</p>;
}
