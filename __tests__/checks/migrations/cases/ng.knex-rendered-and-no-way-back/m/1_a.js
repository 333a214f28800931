exports.up = k => k.schema.dropTable("a");
exports.down = function () {
};
