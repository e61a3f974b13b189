/** What the stacks of a stage are called, for those who make them and those who ask CloudFormation about them. */
export function stackNames(stage: string) {
  const name = (part: string) => `AvitoAssistant-${stage}-${part}`;
  return {
    storage: name('Storage'),
    dashboard: name('Dashboard'),
    messaging: name('Messaging'),
    adminApi: name('AdminApi'),
  };
}
