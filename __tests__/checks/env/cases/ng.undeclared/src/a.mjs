process.env.MISSING;
process.env.NEW_PUBLIC ?? 1;
