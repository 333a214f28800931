"""rev dddd"""
from alembic import op

revision: str = "dddd"
down_revision = ('bbbb', 'cccc')
branch_labels = None


def upgrade() -> None:
    op.execute("SELECT 1")


def downgrade() -> None:
    op.execute("SELECT 2")
