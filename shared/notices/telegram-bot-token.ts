/** What @BotFather gives: `123456:AAH…`. */
export const TELEGRAM_BOT_TOKEN = /^\d{3,20}:[\w-]{20,100}$/;
