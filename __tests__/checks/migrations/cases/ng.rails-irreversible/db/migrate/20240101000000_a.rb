class A < ActiveRecord::Migration[7.1]
  def up
    create_table :a
  end

  def down
    raise ActiveRecord::IrreversibleMigration
  end
end
