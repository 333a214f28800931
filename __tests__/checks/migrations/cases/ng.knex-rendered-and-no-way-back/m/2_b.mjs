export async function up(k) {}
