"""rev bbbb"""
from alembic import op

revision: str = "bbbb"
down_revision = 'aaaa'
branch_labels = None


def upgrade() -> None:
    op.execute("SELECT 1")


def downgrade() -> None:
    op.execute("SELECT 2")
